import { z } from 'zod';

export const ErrorBody = z
  .object({
    error: z.string().meta({ example: 'not_found' }),
    message: z.string().meta({ example: 'There is nothing at this path' }),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'InfluencersError' });

export const HealthResult = z
  .object({
    status: z.enum(['healthy', 'unhealthy']),
    services: z.object({
      database: z.object({ status: z.enum(['healthy', 'unhealthy']), latency_ms: z.number().nullable() }),
      gemini_api: z.object({ status: z.enum(['configured', 'not_configured']) }),
    }),
    timestamp: z.iso.datetime(),
  })
  .meta({ id: 'Health' });
