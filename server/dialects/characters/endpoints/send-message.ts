import { gatherTurn, type TurnEnd } from '#server/domain/conversation/index.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { openTalk, say, voiceLink } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import { characters } from '../dialect.ts';
import { filmReply } from '../film-reply.ts';
import { CharacterReply, SendMessageBody } from '../schema-chat.ts';
import { USUAL_CHARACTER } from '../usual-character.ts';

export const sendMessage = defineEndpoint({
  dialect: characters,
  operationId: 'sendMessage',
  method: 'POST',
  path: '/api/v1/chat/message',
  summary: 'Say something to a character and get its answer',
  description:
    'The answer belongs to the server: it is in the history even if you leave. Messages to one session are answered in order.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  body: SendMessageBody,
  result: CharacterReply,
  refuses: ['content_refused', 'rate_limited', 'unavailable', 'upstream_failed', 'timed_out'],
  async handle(ctx, { body, requestKey }) {
    const began = ctx.clock.now().getTime();
    const { message: content, context } = body;
    const persona = await visiblePersona(ctx, body.character_id ?? USUAL_CHARACTER);
    // The same request with the same key finds the session that it made.
    const made = requestKey === undefined ? newId() : idFrom(`${requestKey} session`);
    const session = body.session_id ?? made;
    const talk = await openTalk(ctx, { kind: 'character', name: session, persona });
    const turn = await say(ctx, {
      kind: 'character',
      talk,
      persona,
      content,
      userName: nameIn(context?.user_name),
      withPast: context?.conversation_history ?? true,
      requestKey,
    });
    const reply = await gatherTurn(turn.events);
    const answeredAt = ctx.clock.now();
    const filmed = context?.video === true && persona.capabilities.includes('video');
    const answer = {
      response: reply.content,
      character_id: persona.name,
      session_id: session,
      timestamp: answeredAt.toISOString(),
      media: {
        ...(persona.capabilities.includes('voice') && reply.content !== ''
          ? { audio_url: voiceLink(ctx, turn.messageId) }
          : {}),
        ...(filmed ? await filmReply(ctx, reply.content, requestKey ?? turn.id) : {}),
      },
      metadata: {
        tokens_used: tokensOf(reply, content),
        response_time_ms: answeredAt.getTime() - began,
        confidence: null,
      },
    };
    return jsonAnswer(200, answer, provenance(turn));
  },
});

function nameIn(name: string | undefined): string | null {
  return name === undefined || name === '' ? null : name;
}

function tokensOf({ end, content }: { end: TurnEnd; content: string }, asked: string): number {
  const { promptTokens, completionTokens } = end;
  return (promptTokens ?? estimateTokens(asked)) + (completionTokens ?? estimateTokens(content));
}
