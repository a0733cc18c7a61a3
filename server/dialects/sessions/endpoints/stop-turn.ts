import { getTurn, stopTurn as stop } from '#server/domain/conversation/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { sessions } from '../dialect.ts';
import { presentTurn } from '../present-turn.ts';
import { TurnParams, TurnResult } from '../schema.ts';
import { turnHeaders } from '../turn-headers.ts';

export const stopTurn = defineEndpoint({
  dialect: sessions,
  operationId: 'stopTurn',
  method: 'DELETE',
  path: '/v1/chat/turns/{turn_id}',
  summary: 'Stop a turn; what has been said is kept',
  description: 'A turn that has already ended is answered as it ended.',
  policy: { auth: 'required', scope: 'chat' },
  params: TurnParams,
  result: TurnResult,
  async handle(ctx, { params }) {
    await stop(ctx, { turnId: params.turn_id });
    const turn = await getTurn(ctx, { turnId: params.turn_id });
    return jsonAnswer(200, presentTurn(turn), turnHeaders(turn));
  },
});
