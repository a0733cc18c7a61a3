import { z } from 'zod';
import { absent } from '#server/http/schema.ts';

export const ErrorBody = z
  .object({
    code: z
      .enum([
        'INVALID_REQUEST',
        'UNAUTHORIZED',
        'FORBIDDEN',
        'NOT_FOUND',
        'RATE_LIMIT_EXCEEDED',
        'INTERNAL_ERROR',
        'SERVICE_UNAVAILABLE',
      ])
      .meta({ example: 'INVALID_REQUEST' }),
    message: z.string().meta({ example: 'text: must not be empty' }),
    details: z.record(z.string(), z.unknown()).optional(),
    retry_after_seconds: z.int().optional(),
  })
  .meta({ id: 'CharactersError' });

const LONGEST_TEXT = 5_000;

const Text = z
  .string()
  .regex(/\S/, 'must not be empty')
  // Counted in whole characters: an emoji of two UTF-16 halves is one.
  .refine((text) => text.length <= LONGEST_TEXT || Array.from(text).length <= LONGEST_TEXT, {
    message: `must have at most ${LONGEST_TEXT} characters`,
  })
  .meta({ description: '1 to 5,000 characters.' });

const CharacterSlug = absent(z.string().min(1).max(100)).meta({
  description: '`assistant` if absent.',
  example: 'assistant',
});

const factor = () =>
  absent(z.number().min(0.5).max(2)).meta({ description: '0.5 to 2; 1 is usual.', example: 1 });

export const VoiceBody = z
  .object({
    text: Text.meta({ example: 'Good evening, and welcome aboard.' }),
    character_id: CharacterSlug,
    voice_settings: absent(
      z.object({
        speed: factor(),
        pitch: factor(),
        emotion: absent(z.enum(['neutral', 'happy', 'sad', 'angry', 'excited', 'calm'])).meta({
          example: 'neutral',
        }),
      }),
    ),
  })
  .meta({ id: 'VoiceBody' });

const side = () =>
  absent(z.int().min(256).max(2048)).meta({ description: '256 to 2,048 pixels.', example: 1024 });

export const VideoBody = z
  .object({
    text: Text.meta({ example: 'A lake between mountains at dawn' }),
    character_id: CharacterSlug,
    video_settings: absent(
      z.object({
        width: side(),
        height: side(),
        duration_seconds: absent(z.number().min(1).max(10).transform(Math.round)).meta({
          description: '1 to 10, in whole seconds.',
          example: 5,
        }),
        style: absent(z.string().max(2_000)).meta({ example: 'realistic' }),
      }),
    ),
  })
  .meta({ id: 'VideoBody' });

const seconds = z.number().nullable().meta({ description: 'Null where nobody can tell.', example: 3.2 });
const link = (example: string) =>
  z.string().meta({ description: 'Can be fetched for a while, without a token.', example });
const madeAt = z.iso.datetime().meta({ example: '2026-12-01T12:00:00.000Z' });

export const VoiceResult = z
  .object({
    request_id: z.uuid(),
    audio_url: link('/assets/audio/0193.wav'),
    duration_seconds: seconds,
    file_size_bytes: z.int().meta({ example: 51_200 }),
    format: z.string().meta({ example: 'wav' }),
    unsupported: z.array(z.string()).meta({ description: 'Settings that this voice cannot follow.' }),
    generated_at: madeAt,
  })
  .meta({ id: 'VoiceResult' });

export const VideoResult = z
  .object({
    request_id: z.uuid(),
    video_url: link('/assets/video/0193.mp4'),
    thumbnail_url: link('/assets/video/0193_thumb.webp').nullable(),
    duration_seconds: seconds,
    resolution: z.string().nullable().meta({ example: '1024x1024' }),
    file_size_bytes: z.int().meta({ example: 2_048_000 }),
    unsupported: z.array(z.string()).meta({ description: 'Settings that this model cannot follow.' }),
    generated_at: madeAt,
  })
  .meta({ id: 'VideoResult' });

export const StatusParams = z.object({
  request_id: z
    .string()
    .meta({ description: 'The `request_id` or `generation_id` of any of your generations.' }),
});

export const StatusResult = z
  .object({
    request_id: z.uuid(),
    status: z.enum(['queued', 'processing', 'completed', 'failed', 'cancelled']),
    progress: z.number().nullable().meta({ description: 'Percent; null where nobody knows.', example: 100 }),
    queue_position: z.int().nullable(),
    media_type: z.enum(['image', 'video', 'voice']),
    model: z.string().meta({ description: 'The model that runs.', example: 'veo3' }),
    result: z
      .object({
        image_url: z.string().optional(),
        video_url: z.string().optional(),
        audio_url: z.string().optional(),
        thumbnail_url: z.string().optional(),
        s3_key: z.string(),
        file_size_bytes: z.int(),
        format: z.string(),
        resolution: z.string().nullable(),
        duration_seconds: z.number().nullable(),
      })
      .nullable(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    created_at: z.iso.datetime(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MediaStatus' });

export const AssetParams = z.object({
  folder: z
    .string()
    .meta({ description: '`image`, `video`, `audio`, or `file` for a PDF.', example: 'video' }),
  file: z.string().meta({
    description: 'The name in the link; a preview ends in `_thumb.webp`.',
    example: '0199d0c4-5f7e-7000-8000-000000000000.mp4',
  }),
});

export const AssetQuery = z.object({
  expires: z.string().optional().meta({ description: 'When the link runs out, in Unix seconds.' }),
  signature: z.string().optional().meta({ description: 'What proves that this server made the link.' }),
  download: z.string().optional().meta({
    description: 'With `1`, browsers save the file instead of showing it; not part of what is signed.',
  }),
});

const part = () => z.enum(['healthy', 'degraded', 'unhealthy', 'not_configured']);
const percent = (example: number) => z.number().min(0).max(100).meta({ example });

export const ServerHealth = z
  .object({
    status: z.enum(['healthy', 'degraded', 'unhealthy']),
    timestamp: z.iso.datetime().meta({ example: '2026-12-01T12:00:00.000Z' }),
    version: z.string().meta({ example: '0.1.0' }),
    uptime_seconds: z.int().meta({ example: 86_400 }),
    services: z.object({
      llm_api: part(),
      vector_database: part().meta({ description: 'There is none: PostgreSQL searches.' }),
      voice_generator: part(),
      video_generator: part(),
      redis: part().meta({ description: 'There is none: PostgreSQL keeps what processes share.' }),
      image_generator: part(),
      database: part(),
      storage: part().meta({ description: 'The bucket, or the folder of files.' }),
      worker: part().meta({
        description:
          '`unhealthy` where nobody makes images, videos and voices; `degraded` where none begins.',
      }),
      disk: part().meta({
        description: 'Of `DATA_DIR`: `degraded` below 1 GiB free, `unhealthy` below 100 MiB.',
      }),
    }),
    sandbox: z.array(z.string()).meta({
      description: 'The services that the sandbox stands in for, because no provider has a key.',
      example: ['voice_generator'],
    }),
    resource_usage: z.object({
      cpu_percent: percent(45.2),
      memory_percent: percent(62.1),
      gpu_memory_percent: percent(0).meta({ description: 'Always 0: no GPU is used.', example: 0 }),
    }),
  })
  .meta({ id: 'ServerHealth' });

const average = (description: string, example: number) =>
  z.number().nullable().meta({ description, example });

export const MetricsResult = z
  .object({
    requests_total: z.int().meta({ description: 'Since the first start.', example: 15_420 }),
    requests_per_minute: z.number().meta({ description: 'Of the last five minutes.', example: 24.5 }),
    average_response_time_ms: average(
      'Of today’s requests, until the answer begins; null before the first.',
      1_200,
    ),
    error_rate_percent: average(
      'How many of today’s were answered with a status from 500 on; null before the first.',
      0.05,
    ),
    active_sessions: z
      .int()
      .meta({ description: 'Something was said there in the last 15 minutes.', example: 142 }),
    characters: z.record(
      z.string(),
      z.object({
        conversations_today: z.int().meta({ example: 842 }),
        average_rating: average('Null where nobody has rated.', 4.8),
      }),
    ),
    media_generation: z.object({
      voice_requests_today: z.int().meta({ example: 324 }),
      video_requests_today: z.int().meta({ example: 156 }),
      average_generation_time_seconds: average(
        'Of what was requested today and made; null before the first.',
        8.5,
      ),
    }),
  })
  .meta({ id: 'Metrics' });
