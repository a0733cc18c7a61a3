import { z } from 'zod';
import { absent } from '#server/http/schema.ts';

export const CharacterParams = z.object({
  character_id: z.string().min(1).max(100).meta({ description: 'Its id or its UUID.', example: 'assistant' }),
});

const shape = {
  id: z.string().meta({ example: 'assistant' }),
  name: z.string().meta({ example: 'Assistant' }),
  description: z.string(),
  personality: z.string(),
  avatar_url: z.string().nullable().meta({ example: '/assets/avatars/assistant.png' }),
  voice_model: z.string().meta({ example: 'default' }),
  capabilities: z.array(z.string()).meta({ example: ['text', 'voice', 'video'] }),
};

export const CharacterList = z
  .object({ characters: z.array(z.object(shape).meta({ id: 'CharacterSummary' })) })
  .meta({ id: 'CharacterList' });

const Statistics = z.object({
  total_conversations: z.int().meta({ example: 1_542 }),
  average_rating: z.number().nullable().meta({ description: 'Null where nobody has rated.', example: 4.8 }),
  last_updated: z.iso.datetime().meta({ example: '2026-12-01T12:00:00.000Z' }),
});

export const CharacterDetails = z
  .object({
    ...shape,
    video_model: z.string().nullable(),
    configuration: z.object({
      temperature: z.number().meta({ example: 0.7 }),
      max_tokens: z.int().meta({ example: 4_096 }),
      system_prompt: z
        .string()
        .nullable()
        .meta({ description: 'Shown to whoever may change the character, else null.' }),
    }),
    statistics: Statistics,
  })
  .meta({ id: 'CharacterDetails' });

export const UpdateCharacterBody = z
  .object({
    name: absent(z.string().regex(/\S/, 'must not be empty').max(100)).meta({ example: 'Updated Assistant' }),
    description: absent(z.string().max(2_000)),
    personality: absent(z.string().max(2_000)),
    voice_model: absent(
      z.enum(['default', 'expressive', 'aria', 'luna', 'ruby', 'max', 'ewan', 'theo', 'bolt']),
    ).meta({ example: 'default' }),
    configuration: absent(
      z.object({
        temperature: absent(z.number().min(0).max(2)).meta({ example: 0.8 }),
        max_tokens: absent(z.int().min(1).max(32_768)).meta({ example: 2_048 }),
        system_prompt: absent(z.string().max(20_000)),
      }),
    ),
  })
  .meta({ id: 'UpdateCharacterBody' });

export const RatingBody = z
  .object({
    rating: z.int().min(1).max(5).meta({ description: 'Stars; yours replaces the one before.', example: 5 }),
  })
  .meta({ id: 'RatingBody' });

export const RatingResult = z
  .object({
    character_id: z.string().meta({ example: 'assistant' }),
    rating: z.int().meta({ example: 5 }),
    average_rating: z.number().nullable().meta({ example: 4.8 }),
    total_ratings: z.int().meta({ example: 12 }),
  })
  .meta({ id: 'RatingResult' });
