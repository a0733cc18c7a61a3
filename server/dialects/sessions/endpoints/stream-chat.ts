import { askInSession, gatherTurn, type SessionTurn } from '#server/domain/conversation/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer, type HttpAnswer } from '#server/http/exchange.ts';
import { refusalWith } from '#server/http/refusal-headers.ts';
import { eventStream } from '#server/http/sse.ts';
import { sessions } from '../dialect.ts';
import { encodeTurn } from '../encode-turn.ts';
import { ChatCompletion, StreamChatBody } from '../schema.ts';
import { afterFirstWord } from '../settle-turn.ts';
import { turnHeaders } from '../turn-headers.ts';

const DEFAULT_TEMPERATURE = 0.7;

export const streamChat = defineEndpoint({
  dialect: sessions,
  operationId: 'streamChat',
  method: 'POST',
  path: '/v1/chat/stream',
  summary: 'Say something to a model and receive its answer as it is written',
  description:
    'The answer belongs to the server: it is stored and goes on when the client leaves. Each event’s `id` is the position in the reply; `GET /v1/chat/turns/{turn_id}/stream` with `Last-Event-ID` goes on from there. With an Idempotency-Key there is one answer, for ever: sent again while it is being written a 409, then the same answer, as it ended.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
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
  async handle(ctx, { body, requestKey }) {
    const turn = await askInSession(ctx, {
      sessionId: body.session_id,
      model: body.model,
      messages: body.messages,
      settings: { temperature: body.temperature ?? DEFAULT_TEMPERATURE, maxTokens: body.max_tokens },
      requestKey,
    });
    const answered = await (body.stream === false ? answerWhole(turn) : answerStream(turn)).catch(
      (error: unknown) => {
        // A refused question is in its session too: whoever asks again should say which.
        throw refusalWith(headersOf(turn), error);
      },
    );
    return { ...answered, headers: { ...answered.headers, ...headersOf(turn) } };
  },
});

async function answerStream(turn: SessionTurn): Promise<HttpAnswer> {
  return eventStream(encodeTurn(await afterFirstWord(turn.events)));
}

async function answerWhole(turn: SessionTurn): Promise<HttpAnswer> {
  const { content, end } = await gatherTurn(turn.events);
  const usage = { prompt_tokens: end.promptTokens ?? 0, completion_tokens: end.completionTokens ?? 0 };
  const { sessionId, model } = turn;
  return jsonAnswer(200, { session_id: sessionId, model, message: { role: 'assistant', content }, usage });
}

function headersOf(turn: SessionTurn): Record<string, string> {
  return turnHeaders(turn);
}
