import { readUsage } from '#server/domain/metric/index.ts';
import { readPersonasToday } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { roundedStars } from '../present-character.ts';
import { MetricsResult } from '../schema.ts';

export const getMetrics = defineEndpoint({
  dialect: characters,
  operationId: 'getMetrics',
  method: 'GET',
  path: '/api/v1/metrics',
  summary: 'See how much is asked of this server',
  description:
    'Needs an administrator’s key, or one with the scope `metrics`. Counts every API family and the pages’ own requests for data, in all processes. Days are UTC.',
  policy: { auth: 'required', scope: 'metrics' },
  result: MetricsResult,
  async handle(ctx) {
    const { requests, conversations, generations } = await readUsage(ctx);
    const personas = await readPersonasToday(ctx);
    return {
      requests_total: requests.total,
      requests_per_minute: rounded(requests.perMinute, 2),
      average_response_time_ms: scaled(requests.averageSeconds, 1_000),
      error_rate_percent: scaled(requests.errorShare, 100),
      active_sessions: conversations.active,
      characters: Object.fromEntries(
        personas.map(({ name, begunToday, averageRating }) => [
          name,
          { conversations_today: begunToday, average_rating: roundedStars(averageRating) },
        ]),
      ),
      media_generation: {
        voice_requests_today: generations.voices,
        video_requests_today: generations.videos,
        average_generation_time_seconds: scaled(generations.averageSeconds, 1),
      },
    };
  },
});

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : rounded(value * factor, 3);
}

function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}
