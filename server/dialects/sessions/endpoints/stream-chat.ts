import { askInSession, type SessionTurn } from '#server/domain/conversation/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { eventStream } from '#server/http/sse.ts';
import { sessions } from '../dialect.ts';
import { encodeTurn } from '../encode-turn.ts';
import { ChatCompletion, StreamChatBody } from '../schema.ts';
import { afterFirstWord, gatherTurn } from '../settle-turn.ts';
import { turnHeaders } from '../turn-headers.ts';

const DEFAULT_TEMPERATURE = 0.7;

export const streamChat = defineEndpoint({
  dialect: sessions,
  operationId: 'streamChat',
  method: 'POST',
  path: '/v1/chat/stream',
  summary: 'Say something to a model and receive its answer as it is written',
  description:
    'The answer belongs to the server: it is stored and goes on when the client leaves. Each event’s `id` is the position in the reply; `GET /v1/chat/turns/{turn_id}/stream` with `Last-Event-ID` goes on from there.',
  policy: { auth: 'required', scope: 'chat' },
  body: StreamChatBody,
  result: ChatCompletion,
  responses: [
    {
      status: 200,
      description:
        'Text as server-sent events, ended by `data: [DONE]`. Headers: X-Session-Id, X-Message-Id, X-Turn-Id.',
      contentType: 'text/event-stream',
    },
  ],
  refuses: ['content_refused', 'rate_limited', 'unavailable', 'upstream_failed', 'timed_out'],
  async handle(ctx, { body }) {
    const turn = await askInSession(ctx, {
      sessionId: body.session_id,
      model: body.model,
      messages: body.messages,
      settings: { temperature: body.temperature ?? DEFAULT_TEMPERATURE, maxTokens: body.max_tokens },
    });
    if (body.stream !== false)
      return eventStream(encodeTurn(await afterFirstWord(turn.events)), headersOf(turn));
    const { content, end } = await gatherTurn(turn.events);
    const usage = { prompt_tokens: end.promptTokens ?? 0, completion_tokens: end.completionTokens ?? 0 };
    const { sessionId, model } = turn.conversation;
    return jsonAnswer(
      200,
      { session_id: sessionId, model, message: { role: 'assistant', content }, usage },
      headersOf(turn),
    );
  },
});

function headersOf({ conversation, live, model }: SessionTurn): Record<string, string> {
  const { sessionId } = conversation;
  return turnHeaders({ id: live.id, messageId: live.messageId, sessionId, sandbox: model.sandbox });
}
