import { z } from 'zod';

/** The wire's own words of the copywriting family. `null` counts as absent; a refusal is a sentence by itself. */

const TONES = [
  { id: 1, name: 'professional' },
  { id: 2, name: 'casual' },
  { id: 3, name: 'friendly' },
  { id: 4, name: 'persuasive' },
  { id: 5, name: 'witty' },
  { id: 6, name: 'formal' },
  { id: 7, name: 'enthusiastic' },
  { id: 8, name: 'informative' },
  { id: 9, name: 'luxury' },
  { id: 10, name: 'empathetic' },
] as const;
const TONE_NAMES = TONES.map(({ name }) => name).join(', ');

export const UnauthorizedBody = z
  .object({
    path: z.string().meta({ example: '/api/v1/generate/chat' }),
    error: z.literal('Unauthorized'),
    message: z.literal('Full authentication is required to access this resource'),
    status: z.literal(401),
  })
  .meta({ id: 'CopywritingUnauthorized' });

export const ErrorBody = z
  .object({
    success: z.literal(false),
    message: z.string().meta({ example: 'Invalid chat request' }),
    error: z.object({
      code: z.string().meta({ example: 'VALIDATION_ERROR' }),
      details: z.string().meta({ example: 'Title not found in User Input' }),
    }),
  })
  .meta({ id: 'CopywritingError' });

const MEANINGFUL = /[\p{L}\p{N}]/u;
const missing = (name: string) => `${name} not found in User Input`;

/** Missing, blank and without any letter or digit are the same; half a character becomes a whole one. */
const required = (name: string, limit: number) =>
  z
    .string({ error: ({ input }) => (isAbsent(input) ? missing(name) : `${name} must be a string`) })
    .regex(MEANINGFUL, missing(name))
    .max(limit, `${name} must have at most ${limit} characters`)
    .overwrite((text) => text.toWellFormed());

const ToneAsked = z
  .object(
    {
      name: required('Tone', 100).meta({
        description: `One of ${TONE_NAMES}, in any case.`,
        example: 'professional',
      }),
      id: z.number('Tone id must be a number').nullish().meta({
        description: 'If given, the number of `name`, counted from 1 in their order.',
        example: 1,
      }),
    },
    { error: ({ input }) => (isAbsent(input) ? missing('Tone') : 'Tone must be an object with a name') },
  )
  .transform(({ id, name }, check) => {
    const tone = TONES.find((one) => one.name === name.trim().toLowerCase());
    const refuse = (message: string) => {
      check.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (tone === undefined) return refuse(`Tone "${name}" is not supported. Supported tones: ${TONE_NAMES}`);
    if (!isAbsent(id) && id !== tone.id)
      return refuse(`Tone id ${id} is not that of "${tone.name}", which is ${tone.id}`);
    return tone;
  });

const UserChatInput = z.object(
  {
    title: required('Title', 300).meta({
      description: 'What it is about.',
      example: 'Smart Watch Description',
    }),
    feature: required('Feature', 10_000).meta({
      description: 'What is to be said.',
      example: 'Advanced fitness tracker with heart rate monitoring and sleep analysis',
    }),
    tone: ToneAsked,
    messageId: z
      .string('MessageId must be a string')
      .max(200, 'MessageId must have at most 200 characters')
      .overwrite((text) => text.toWellFormed())
      .nullish()
      .meta({
        description:
          'Your own name for the request, unique in the tab; needed with `tabid`, else made if absent. The same again with the same content gets the stored text.',
        example: 'msg_456',
      }),
  },
  { error: ({ input }) => (isAbsent(input) ? missing('Title') : 'userChatInput must be an object') },
);

const TAB_ID = 'tabid must be a whole number from 1 on';

/** What is asked for: `messageId` is `null` where one is to be made. */
export const GenerateCopyBody = z
  .object(
    {
      tabid: z.int(TAB_ID).min(1, TAB_ID).nullish().meta({
        description: 'The tab to go on in; without it a new one is made, named `{title}_{tone.name}`.',
        example: 123,
      }),
      userChatInput: UserChatInput,
    },
    'The body must be a JSON object',
  )
  .meta({ id: 'GenerateCopyBody' })
  .transform(({ tabid, userChatInput }, check) => {
    const { messageId = null, ...brief } = userChatInput;
    const named = messageId !== null && messageId.trim() !== '';
    if (!named && !isAbsent(tabid)) {
      check.addIssue({ code: 'custom', path: ['userChatInput', 'messageId'], message: missing('MessageId') });
      return z.NEVER;
    }
    return { tab: tabid ?? null, messageId: named ? messageId : null, ...brief };
  });

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

const Time = z.iso.datetime().meta({ example: '2025-08-03T01:23:45.678Z' });

export const GenerateCopyResult = z
  .object({
    success: z.literal(true),
    message: z.literal('Chat Completed successfully'),
    data: z.object({
      userChatInput: z.object({
        messageId: z.string().meta({ example: 'msg_456' }),
        title: z.string().meta({ example: 'Smart Watch Description' }),
        tone: z.object({
          id: z.int().meta({ example: 1 }),
          name: z.string().meta({ example: 'professional' }),
        }),
        feature: z.string().meta({ example: 'Advanced fitness tracker...' }),
      }),
      tab: z.object({
        id: z.int().meta({ example: 123 }),
        name: z.string().meta({ example: 'Smart Watch Description_professional' }),
        createdBy: z.int().meta({ example: 456 }),
        createdAt: Time,
        updatedAt: Time,
        deletedOn: z.null(),
        isActive: z.literal(true),
      }),
      response: z.string().meta({
        description: 'At most 300 characters.',
        example: 'Experience precision health monitoring with our advanced fitness tracker...',
      }),
    }),
    timestamp: Time,
    statusCode: z.literal(0),
  })
  .meta({ id: 'GenerateCopyResult' });
