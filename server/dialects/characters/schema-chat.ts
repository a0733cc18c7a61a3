import { z } from 'zod';
import { absent, wholeNumber } from '#server/http/schema.ts';

const LONGEST_MESSAGE = 100_000;

const SessionName = z
  .string()
  .min(1, 'must not be empty')
  .max(255)
  .meta({ description: 'Any text that you choose; yours alone.', example: 'user-session-123' });

const MessageText = z
  .string()
  .regex(/\S/, 'must not be empty')
  .max(LONGEST_MESSAGE)
  .meta({ example: 'Hello, how are you today?' });

const UserName = z.string().trim().max(100).meta({ example: 'Alice' });

export const SendMessageBody = z
  .object({
    message: MessageText,
    character_id: absent(z.string().min(1).max(100)).meta({
      description: 'Its id or its UUID; `assistant` if absent.',
      example: 'assistant',
    }),
    session_id: absent(SessionName),
    context: absent(
      z.object({
        user_name: absent(UserName),
        conversation_history: absent(z.boolean()).meta({
          description: '`false`: answered without the past, and stored all the same.',
        }),
        video: absent(z.boolean()).meta({
          description:
            '`true`: the answer is filmed too, if the character can. It costs an image and a video.',
        }),
      }),
    ),
  })
  .meta({ id: 'SendMessageBody' });

const madeAt = z.iso.datetime().meta({ example: '2026-12-01T12:00:00.000Z' });

const Media = z.object({
  audio_url: z.string().optional().meta({
    description: 'If the character has a voice. The sound is made when first fetched.',
    example: '/assets/audio/0193.wav?expires=1&signature=x',
  }),
  video_url: z.string().optional(),
  video_error: z.string().optional().meta({ description: 'Why it could not be filmed.' }),
});

export const CharacterReply = z
  .object({
    response: z.string().meta({ example: 'Hello Alice! How can I help you today?' }),
    character_id: z.string().meta({ example: 'assistant' }),
    session_id: SessionName,
    timestamp: madeAt,
    media: Media,
    metadata: z.object({
      tokens_used: z.int().meta({
        description:
          'For the prompt and the answer: the provider’s figures, or an estimate where it gives none.',
        example: 45,
      }),
      response_time_ms: z.int().meta({ example: 1_200 }),
      confidence: z.number().nullable().meta({ description: 'Null where the provider reports none.' }),
    }),
  })
  .meta({ id: 'CharacterReply' });

export const SessionParams = z.object({ session_id: SessionName });

export const HistoryQuery = z.object({
  limit: wholeNumber(1, 200, 50).meta({ description: '1 to 200.', example: 50 }),
  offset: wholeNumber(0, 1_000_000, 0).meta({
    description: 'Messages to pass over, from the oldest.',
    example: 0,
  }),
});

export const HistoryResult = z
  .object({
    session_id: SessionName,
    messages: z.array(
      z.object({
        id: z.uuid(),
        timestamp: madeAt,
        role: z.enum(['user', 'assistant']),
        content: z.string(),
        character_id: z.string().nullable().meta({ description: 'Null once the character is gone.' }),
        media: Media.optional(),
      }),
    ),
    total_count: z.int().meta({ example: 24 }),
    has_more: z.boolean().meta({ description: 'Whether newer messages follow.' }),
  })
  .meta({ id: 'CharacterHistory' });

export const ClearedResult = z
  .object({
    message: z.string().meta({ example: 'Conversation history cleared successfully' }),
    session_id: SessionName,
    cleared_at: madeAt,
  })
  .meta({ id: 'HistoryCleared' });
