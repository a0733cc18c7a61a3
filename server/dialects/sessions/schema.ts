import { z } from 'zod';
import { absent, formFile } from '#server/http/schema.ts';

export const ErrorBody = z
  .object({ detail: z.string().meta({ example: 'Chat session not found' }) })
  .meta({ id: 'SessionsError' });

const Role = z.enum(['system', 'user', 'assistant']);

const ChatMessage = z
  .object({
    role: Role.meta({ example: 'user' }),
    content: z.string().min(1, 'must not be empty').meta({ example: 'Tell me a story' }),
  })
  .meta({ id: 'ChatMessage' });

const ModelName = z
  .string()
  .min(1, 'must not be empty')
  .max(100)
  .meta({ description: 'A model of the catalogue.', example: 'gpt-4' });

const SessionNumber = z.int().min(1).meta({ description: 'A chat session of yours.', example: 123 });

export const StreamChatBody = z
  .object({
    model: ModelName,
    messages: z
      .array(ChatMessage)
      .min(1, 'must hold at least one message')
      .max(10_000)
      .refine((messages) => messages.at(-1)?.role === 'user', 'the last message must be the user’s')
      .meta({
        description: 'What is said now. History that the session already holds may be repeated in front.',
      }),
    temperature: absent(z.number().min(0).max(2)).meta({
      description: '0 to 2; 0.7 if absent.',
      example: 0.7,
    }),
    max_tokens: absent(z.int().min(1).max(1_000_000)).meta({ description: 'Longest answer, in tokens.' }),
    stream: absent(z.boolean()).meta({
      description: 'Server-sent events if absent or true, one JSON answer if false.',
    }),
    session_id: absent(SessionNumber),
  })
  .meta({ id: 'StreamChatBody' });

const Usage = z
  .object({ prompt_tokens: z.int().min(0), completion_tokens: z.int().min(0) })
  .meta({ id: 'Usage' });

const AssistantMessage = z
  .object({ role: z.literal('assistant'), content: z.string() })
  .meta({ id: 'AssistantMessage' });

export const ChatCompletion = z
  .object({ session_id: z.int(), model: z.string(), message: AssistantMessage, usage: Usage })
  .meta({ id: 'ChatCompletion' });

export const SwitchModelBody = z
  .object({ session_id: SessionNumber, model: ModelName })
  .meta({ id: 'SwitchModelBody' });

const StoredMessage = z.object({ role: Role, content: z.string() }).meta({ id: 'StoredMessage' });

export const SwitchModelResult = z
  .object({ session_id: z.int(), model: z.string(), messages: z.array(StoredMessage), title: z.string() })
  .meta({ id: 'SwitchModelResult' });

export const HistoryResult = z
  .object({
    total: z.int(),
    page: z.int(),
    page_size: z.int(),
    sessions: z.array(
      z
        .object({
          id: z.int(),
          user_id: z.int(),
          application_id: z.int(),
          model: z.string(),
          title: z.string(),
          messages: z.array(StoredMessage),
          created_at: z.iso.datetime(),
          updated_at: z.iso.datetime(),
        })
        .meta({ id: 'ChatSession' }),
    ),
  })
  .meta({ id: 'ChatHistory' });

export const DeletedResult = z
  .object({ message: z.literal('Session deleted successfully') })
  .meta({ id: 'SessionDeleted' });

export const TurnResult = z
  .object({
    turn_id: z.uuid(),
    session_id: z.int(),
    message_id: z.uuid(),
    status: z.enum(['running', 'complete', 'stopped', 'interrupted', 'failed']),
    model: z.string(),
    message: AssistantMessage,
    usage: Usage.nullable(),
    error: z.string().nullable(),
    created_at: z.iso.datetime(),
    ended_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Turn' });

export const UploadBody = z
  .object({
    file: formFile({
      mediaType: 'application/pdf',
      description: 'A PDF with text, at most 10 MB and 500 pages.',
    }),
  })
  .meta({ id: 'UploadBody' });

const Said = z.string().nullable();

export const UploadResult = z
  .object({
    file: z
      .object({
        id: z.int().meta({ example: 1 }),
        filename: z.string().meta({ example: 'document.pdf' }),
        file_size: z.int().meta({ description: 'In bytes.', example: 1024 }),
        mime_type: z.literal('application/pdf'),
        extracted_text: z.string().meta({
          description: 'All of it, at most 2,000,000 characters; an empty line stands between pages.',
        }),
        metadata: z
          .object({
            page_count: z.int().meta({ example: 5 }),
            pages_without_text: z.int().meta({ description: 'Pictures of text, or blank.', example: 0 }),
            title: Said,
            author: Said,
            subject: Said,
            creator: Said,
            producer: Said,
            created_at: z.iso.datetime().nullable(),
          })
          .meta({ id: 'UploadedFileMetadata' }),
      })
      .meta({ id: 'UploadedFile' }),
    message: z.literal('File uploaded successfully'),
  })
  .meta({ id: 'UploadResult' });

/** A session's number in a path: digits, however many; a number nobody has is simply not found. */
const digits = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);
export const SessionParams = z.object({ session_id: digits.meta({ example: '123' }) });
export const TurnParams = z.object({
  turn_id: z.uuid('must be a turn’s id').meta({ description: 'From the X-Turn-Id header.' }),
});

export const ResumeHeaders = z.object({
  'Last-Event-ID': z.string().optional().meta({
    description: 'The last `id` that you received.',
    example: '42',
  }),
});
