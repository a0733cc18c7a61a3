import { getTurn as readTurn } from '#server/domain/conversation/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { sessions } from '../dialect.ts';
import { presentTurn } from '../present-turn.ts';
import { TurnParams, TurnResult } from '../schema.ts';
import { turnHeaders } from '../turn-headers.ts';

export const getTurn = defineEndpoint({
  dialect: sessions,
  operationId: 'getTurn',
  method: 'GET',
  path: '/v1/chat/turns/{turn_id}',
  summary: 'Look at a turn: its state and what has been said so far',
  policy: { auth: 'required', scope: 'chat' },
  params: TurnParams,
  result: TurnResult,
  async handle(ctx, { params }) {
    const turn = await readTurn(ctx, { turnId: params.turn_id });
    return jsonAnswer(200, presentTurn(turn), turnHeaders(turn));
  },
});
