import type { z } from 'zod';
import { gatherTurn } from '#server/domain/conversation/index.ts';
import type { BroughtMedia } from '#server/domain/file/index.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { bringAll, ownTalk, readExchange, say, withMedia } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { DomainError, type ErrorCode } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { influencers } from '../dialect.ts';
import { presentMessage } from '../present.ts';
import { ConversationParams, ExchangeResult, SendMessageBody } from '../schema-chat.ts';

export const sendMessage = defineEndpoint({
  dialect: influencers,
  operationId: 'sendInfluencerMessage',
  method: 'POST',
  path: '/api/v1/chat/conversations/{conversation_id}/messages',
  summary: 'Say something to an influencer and get the answer',
  description:
    'A voice message is listened to first: what was said in it becomes its `content`, and that is answered. Your message is stored even when the model fails, or nobody is heard in it: the refusal then has it in `details.user_message`. Messages to one conversation are answered in order.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  params: ConversationParams,
  body: SendMessageBody,
  result: ExchangeResult,
  responses: [{ status: 201, description: 'Both messages.', schema: ExchangeResult }],
  refuses: ['content_refused', 'rate_limited', 'unavailable'],
  async handle(ctx, { params, body, requestKey }) {
    const talk = await ownTalk(ctx, 'influencer', params.conversation_id);
    if (talk.personaId === null) throw new DomainError('not_found', 'This influencer is not there any more');
    const persona = await visiblePersona(ctx, talk.personaId);
    const { content, links, kind } = readBody(body);
    const turn = await say(ctx, {
      kind: 'influencer',
      talk,
      persona,
      content,
      media: () => bringAll(ctx, links, kind),
      userName: null,
      withPast: true,
      requestKey,
    });
    const failure = await gatherTurn(turn.events).then(
      () => null,
      (error: unknown) => toDomainError(error),
    );
    const exchange = await readExchange(ctx, talk, turn.messageId);
    if (exchange === null) throw new DomainError('not_found', 'Conversation not found');
    const [user_message, assistant_message] = (await withMedia(ctx, [exchange.asked, exchange.answered])).map(
      (message) => presentMessage(message, talk.uuid),
    );
    if (failure !== null) throw failedAfter(failure, user_message);
    // Heard by this machine, or answered by it.
    const sandbox = turn.sandbox || exchange.asked.sandbox;
    return jsonAnswer(201, { user_message, assistant_message }, provenance({ ...turn, sandbox }));
  },
});

type Said = { content: string; links: string[]; kind: BroughtMedia['kind'] };

/** What a message of its type consists of; more than that is ignored. */
function readBody(body: z.output<typeof SendMessageBody>): Said {
  const { message_type: type, content = '', media_urls: links = [], audio_url: sound = '' } = body;
  if (type === 'audio') return { content: '', links: [sound], kind: 'audio' };
  if (type === 'text') return { content, links: [], kind: 'image' };
  return { content: type === 'image' ? '' : content, links, kind: 'image' };
}

/** What is the asker's to change: what no model answers, and a recording in which nobody is heard. */
const TO_CHANGE: readonly ErrorCode[] = ['content_refused', 'invalid_input'];

/** Whatever else the model failed with is one status here. */
function failedAfter(failure: DomainError, userMessage: unknown): DomainError {
  const code = TO_CHANGE.includes(failure.code) ? failure.code : 'unavailable';
  return new DomainError(code, failure.message, {
    details: { user_message: userMessage },
    retryAfterSeconds: failure.retryAfterSeconds,
    cause: failure,
  });
}
