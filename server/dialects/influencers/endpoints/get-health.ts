import { checkHealth } from '#server/domain/health/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { influencers } from '../dialect.ts';
import { HealthResult } from '../schema.ts';

export const getHealth = defineEndpoint({
  dialect: influencers,
  operationId: 'getHealth',
  method: 'GET',
  path: '/health',
  summary: 'Whether the database answers and Gemini is configured',
  policy: { auth: 'none' },
  result: HealthResult,
  responses: [{ status: 503, description: 'The database does not answer.', schema: HealthResult }],
  async handle(ctx) {
    const { databaseLatencyMs, geminiConfigured } = await checkHealth(ctx);
    const status = databaseLatencyMs === null ? 'unhealthy' : 'healthy';
    return jsonAnswer(databaseLatencyMs === null ? 503 : 200, {
      status,
      services: {
        database: { status, latency_ms: databaseLatencyMs },
        gemini_api: { status: geminiConfigured ? 'configured' : 'not_configured' },
      },
      timestamp: ctx.clock.now().toISOString(),
    });
  },
});
