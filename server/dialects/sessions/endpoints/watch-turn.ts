import { z } from 'zod';
import { getTurn, watchTurn as watch } from '#server/domain/conversation/index.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { eventStream } from '#server/http/sse.ts';
import { sessions } from '../dialect.ts';
import { encodeTurn } from '../encode-turn.ts';
import { ResumeHeaders, TurnParams } from '../schema.ts';
import { turnHeaders } from '../turn-headers.ts';

export const watchTurn = defineEndpoint({
  dialect: sessions,
  operationId: 'watchTurn',
  method: 'GET',
  path: '/v1/chat/turns/{turn_id}/stream',
  summary: 'Go on reading a turn where a stream broke off',
  description:
    'Send the last `id` you received as `Last-Event-ID`; without it the reply is told from its beginning.',
  policy: { auth: 'required', scope: 'chat' },
  params: TurnParams,
  headers: ResumeHeaders,
  result: z.undefined(),
  responses: [
    { status: 200, description: 'As from POST /v1/chat/stream.', contentType: 'text/event-stream' },
  ],
  async handle(ctx, { params, header }) {
    const lastEventId = header('last-event-id');
    if (lastEventId !== undefined && !/^\d{1,9}$/.test(lastEventId)) {
      throw new DomainError('invalid_input', 'Last-Event-ID: must be an id that this stream has sent');
    }
    const turnId = params.turn_id;
    const [turn, events] = await Promise.all([getTurn(ctx, { turnId }), watch(ctx, { turnId, lastEventId })]);
    return eventStream(encodeTurn(events), turnHeaders(turn));
  },
});
