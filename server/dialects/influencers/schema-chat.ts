import { z } from 'zod';
import { absent } from '#server/http/schema.ts';
import { pageQuery } from './page-query.ts';

const LONGEST_MESSAGE = 100_000;
const MOST_IMAGES = 10;

export const CreateConversationBody = z
  .object({
    influencer_id: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'Its UUID or its name.', example: '9a3c1b60-0d1e-4b6f-8a01-5f2c7d8e0003' }),
  })
  .meta({ id: 'CreateConversationBody' });

export const ConversationsQuery = z.object({
  ...pageQuery,
  influencer_id: z.string().min(1).max(100).optional().meta({ description: 'Only with this one.' }),
});

export const ConversationParams = z.object({
  conversation_id: z.string().meta({ example: '0199d0c4-5f7e-7000-8000-000000000000' }),
});

export const ConversationResult = z
  .object({
    id: z.uuid(),
    user_id: z.string(),
    influencer_id: z.uuid().nullable().meta({ description: 'Null once the influencer is gone.' }),
    influencer: z
      .object({
        id: z.uuid(),
        name: z.string(),
        display_name: z.string(),
        avatar_url: z.string().nullable(),
      })
      .nullable(),
    message_count: z.int(),
    last_message: z
      .object({ role: z.enum(['user', 'assistant']), content: z.string(), created_at: z.iso.datetime() })
      .nullable()
      .meta({ description: 'The beginning of what was said last.' }),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'InfluencerConversation' });

export const ConversationPage = z
  .object({ conversations: z.array(ConversationResult), total: z.int(), limit: z.int(), offset: z.int() })
  .meta({ id: 'InfluencerConversationPage' });

export const DeletedResult = z
  .object({ message: z.string(), conversation_id: z.uuid() })
  .meta({ id: 'ConversationDeleted' });

export const MessagesQuery = z.object({
  ...pageQuery,
  order: z.enum(['asc', 'desc']).default('asc').meta({ description: '`asc`: the oldest first.' }),
});

export const SendMessageBody = z
  .object({
    message_type: z.enum(['text', 'multimodal', 'image', 'audio']).default('text').meta({ example: 'text' }),
    content: absent(z.string().max(LONGEST_MESSAGE)).meta({ example: 'Where should I travel in May?' }),
    media_urls: absent(z.array(z.string().min(1).max(2_000)).max(MOST_IMAGES)),
    audio_url: absent(z.string().min(1).max(2_000)).meta({
      description: 'Of an `audio` message: an upload of yours, by key or address, or a public https address.',
      example: 'YOUR_UUID/audio/0199c8a2.mp3',
    }),
    audio_duration_seconds: absent(z.number().min(0).max(86_400)).meta({
      description: 'Not needed: the sound itself is measured.',
    }),
  })
  .superRefine((body, context) => {
    const missing = missingIn(body);
    if (missing !== null)
      context.addIssue({
        code: 'custom',
        path: [missing],
        message: `is needed for message_type "${body.message_type}"`,
      });
  })
  .meta({ id: 'SendInfluencerMessageBody' });

type Given = {
  message_type: string;
  content?: string | undefined;
  media_urls?: string[] | undefined;
  audio_url?: string | undefined;
};

function missingIn({
  message_type: type,
  content = '',
  media_urls: images = [],
  audio_url: sound,
}: Given): string | null {
  if ((type === 'text' || type === 'multimodal') && content.trim() === '') return 'content';
  if ((type === 'multimodal' || type === 'image') && images.length === 0) return 'media_urls';
  if (type === 'audio' && sound === undefined) return 'audio_url';
  return null;
}

const MessageResult = z
  .object({
    id: z.uuid(),
    conversation_id: z.uuid(),
    role: z.enum(['user', 'assistant']),
    content: z.string(),
    message_type: z.enum(['text', 'multimodal', 'image', 'audio']),
    media_urls: z.array(z.string()),
    audio_url: z.string().nullable(),
    audio_duration_seconds: z.number().nullable(),
    token_count: z.int().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'InfluencerMessage' });

export const MessagePage = z
  .object({ messages: z.array(MessageResult), total: z.int(), limit: z.int(), offset: z.int() })
  .meta({ id: 'InfluencerMessagePage' });

export const ExchangeResult = z
  .object({ user_message: MessageResult, assistant_message: MessageResult })
  .meta({ id: 'InfluencerExchange' });
