import { z } from 'zod';
import { absent, wholeNumber } from '#server/http/schema.ts';

const Title = z.string().min(1, 'must not be empty').max(200).meta({ example: 'Text Summarizer' });
const Content = z.string().min(1, 'must not be empty').max(100_000).meta({
  description:
    'The text, with `{name}` for a variable: letters of any script, digits, `_` and `-`, the first no digit and no `-`. `{{` and `}}` are literal braces; other braces are text.',
  example: 'Summarize the following text: {text}',
});
const Scenario = z.string().max(100).meta({
  description: 'What it is for, in your own words; the list is filtered by it.',
  example: 'summarization',
});
const Description = z.string().max(2_000).meta({ example: 'Generates concise summaries' });
const Metadata = z.record(z.string(), z.unknown()).meta({
  description: 'An object of your own, at most 16 KiB and 10 levels deep. Its keys stay in their order.',
  example: { tags: ['summary', 'concise'] },
});

export const CreatePromptBody = z
  .object({
    title: Title,
    content: Content,
    scenario: absent(Scenario).meta({ description: 'Empty if absent.' }),
    description: absent(Description).meta({ description: 'Empty if absent.' }),
    metadata: absent(Metadata).meta({ description: '`{}` if absent.' }),
    is_template: absent(z.boolean()).meta({
      description: 'True makes a system template, which everybody is shown; administrators only.',
    }),
  })
  .meta({ id: 'CreatePromptBody' });

export const UpdatePromptBody = z
  .object({
    title: absent(Title),
    content: absent(Content),
    scenario: absent(Scenario),
    description: absent(Description),
    metadata: absent(Metadata),
  })
  .meta({ id: 'UpdatePromptBody', description: 'What is absent or null stays as it is.' });

export const PromptResult = z
  .object({
    id: z.int(),
    title: z.string(),
    content: z.string(),
    scenario: z.string(),
    description: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    is_template: z.boolean(),
    usage_count: z.int().min(0),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'Prompt' });

/** As clients in various languages write it. */
const Flag = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false', '1', '0'], 'must be true or false'))
  .transform((text) => text === 'true' || text === '1');

export const ListPromptsQuery = z.object({
  scenario: z.string().max(100).optional().meta({
    description: 'Only prompts of this very scenario.',
    example: 'summarization',
  }),
  include_templates: Flag.default(true).meta({
    description: 'Whether system templates are listed behind your own; `true` if absent.',
    example: 'true',
  }),
  search: z.string().max(200).optional().meta({
    description:
      'Words that title, description or content hold, whatever their case and accents; the last may be only begun.',
  }),
  page: wholeNumber(1, 1_000_000, 1).meta({ example: '1' }),
  page_size: wholeNumber(1, 100, 20).meta({ example: '20' }),
});

export const ListPromptsResult = z
  .object({ items: z.array(PromptResult), total: z.int(), page: z.int(), page_size: z.int() })
  .meta({ id: 'PromptList' });

/** A variable that is null is one that was not given. */
const Variables = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, true or false').nullable(),
  )
  .transform(withoutNull)
  .meta({
    description: 'A value for each variable; what no variable asks for is ignored.',
    example: { text: 'Sample text to summarize' },
  });

function withoutNull<Value>(values: Readonly<Record<string, Value | null>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

export const PreviewBody = z
  .object({
    prompt_id: absent(z.int().min(1)).meta({ description: 'A stored prompt that you see.', example: 1 }),
    content: absent(Content).meta({ description: 'A prompt of the moment, instead of `prompt_id`.' }),
    variables: absent(Variables),
  })
  .refine(({ prompt_id, content }) => (prompt_id === undefined) !== (content === undefined), {
    message: 'give either prompt_id or content',
    path: ['prompt_id'],
  })
  .meta({ id: 'PreviewPromptBody' });

export const PreviewResult = z
  .object({
    preview: z.string(),
    tokens_used: z.int().min(0).meta({ example: 150 }),
    model_used: z.string().meta({ example: 'gpt-3.5-turbo' }),
  })
  .meta({ id: 'PromptPreview' });

export const DeletedPrompt = z
  .object({ message: z.literal('Prompt deleted successfully') })
  .meta({ id: 'PromptDeleted' });

/** A prompt's number in a path: digits, however many; a number nobody has is simply not found. */
const digits = z
  .string()
  .regex(/^\d+$/, 'must be a whole number')
  .transform((text) => Math.min(Number(text), Number.MAX_SAFE_INTEGER));
export const PromptParams = z.object({ prompt_id: digits.meta({ example: '1' }) });
