import { z } from 'zod';
import { formFile } from '#server/http/schema.ts';

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

export const MediaUploadBody = z
  .object({
    file: formFile({
      mediaType: 'image/*, audio/*',
      description:
        'A PNG, JPEG, WebP or GIF of at most 10 MB and 50 million pixels, or an MP3, WAV, M4A, Ogg or WebM sound of at most 25 MB. Its bytes decide, not its name.',
    }),
  })
  .meta({ id: 'MediaUploadBody' });

export const MediaUploadResult = z
  .object({
    url: z.string().meta({
      description: 'Signed, works for an hour or two. For messages it does not run out.',
      example: '/assets/image/0199c8a2-7f2e-7d3a-9c41-5b1f0a6d2e11.png?expires=1795910400&signature=N2Yx',
    }),
    key: z.string().meta({ description: 'The same for messages.', example: 'YOUR_UUID/images/0199c8a2.png' }),
    media_type: z.enum([
      'image/png',
      'image/jpeg',
      'image/webp',
      'image/gif',
      'audio/mpeg',
      'audio/wav',
      'audio/mp4',
      'audio/ogg',
      'audio/webm',
    ]),
    size_bytes: z.int().min(1).meta({ description: 'Of what is stored.', example: 48_213 }),
    width: z.int().min(1).optional().meta({ description: 'Of a picture, in pixels.', example: 1024 }),
    height: z.int().min(1).optional().meta({ example: 768 }),
    duration_seconds: z.number().optional().meta({ description: 'Of a sound.', example: 12.48 }),
  })
  .meta({ id: 'MediaUpload' });
