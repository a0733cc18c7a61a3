import { checkParts } from '#server/domain/health/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { characters } from '../dialect.ts';
import { presentHealth } from '../present-health.ts';
import { ServerHealth } from '../schema.ts';

export const checkHealth = defineEndpoint({
  dialect: characters,
  operationId: 'checkHealth',
  method: 'GET',
  path: '/api/v1/health',
  summary: 'See how every part of this server is',
  description:
    'Answers within two seconds and calls no provider. `degraded` means that something is not well while the rest works.',
  policy: { auth: 'none' },
  result: ServerHealth,
  responses: [{ status: 503, description: 'The database does not answer.', schema: ServerHealth }],
  async handle(ctx) {
    const condition = await checkParts(ctx);
    const status = condition.status === 'unhealthy' ? 503 : 200;
    return jsonAnswer(status, presentHealth(condition, ctx.clock.now()), { 'cache-control': 'no-store' });
  },
});
