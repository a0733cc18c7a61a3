import { listSessions, tellSessions, type ToldSession } from '#server/domain/conversation/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonStream } from '#server/http/json-stream.ts';
import { sessions } from '../dialect.ts';
import { HistoryQuery } from '../history-query.ts';
import { presentSession } from '../present-session.ts';
import { HistoryResult } from '../schema.ts';

export const getHistory = defineEndpoint({
  dialect: sessions,
  operationId: 'getHistory',
  method: 'GET',
  path: '/v1/chat/history',
  summary: 'List your sessions with their messages, latest change first',
  policy: { auth: 'required', scope: 'chat' },
  query: HistoryQuery,
  result: HistoryResult,
  async handle(ctx, { query }) {
    const { total, sessions: found } = await listSessions(ctx, {
      page: query.page,
      pageSize: query.page_size,
      createdFrom: query.start_date,
      createdUntil: query.end_date,
      model: query.model,
    });
    const listed = presented(tellSessions(ctx, found));
    return jsonStream({ total, page: query.page, page_size: query.page_size, sessions: listed });
  },
});

async function* presented(told: AsyncIterable<ToldSession>) {
  for await (const session of told) yield presentSession(session);
}
