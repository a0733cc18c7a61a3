import { z } from 'zod';
import { PlainText } from '../plain-text/schema.ts';

const LONGEST_TEXT = 20_000;
/** The rest of a model's window is for the conversation. */
export const LONGEST_IN_ALL = 40_000;

const Named = PlainText.max(100).regex(/\S/, 'must not be empty');
const Short = PlainText.max(2_000);
const Long = PlainText.max(LONGEST_TEXT);

/** Two names from document 002 that leave the choice to whoever speaks, then those of kernel/voices. */
export const VoiceModel = z.enum([
  'default',
  'expressive',
  'aria',
  'luna',
  'ruby',
  'max',
  'ewan',
  'theo',
  'bolt',
]);

const CAPABILITIES = ['text', 'voice', 'video', 'image'] as const;

/** What may be said of a persona. */
const PersonaFields = z.object({
  displayName: Named,
  description: Long,
  category: PlainText.max(100),
  personality: Short,
  traits: z.array(PlainText.max(100).regex(/\S/, 'must not be empty')).max(30),
  scenario: Long,
  greeting: Long,
  examples: Long,
  systemInstructions: Long,
  reminder: Short,
  voiceModel: VoiceModel,
  capabilities: z.array(z.enum(CAPABILITIES)).max(CAPABILITIES.length),
  temperature: z.number().min(0).max(2),
  maxTokens: z.int().min(1).max(32_768),
  visibility: z.enum(['private', 'unlisted', 'public']),
});

type Told = Record<
  'description' | 'personality' | 'scenario' | 'greeting' | 'examples' | 'systemInstructions' | 'reminder',
  string
> & { traits: readonly string[] };

/** All that the model is told before every answer, in UTF-16 units. */
export function weigh(fields: Told): number {
  const { description, personality, scenario, greeting, examples, systemInstructions, reminder } = fields;
  const told = [description, personality, scenario, greeting, examples, systemInstructions, reminder];
  return [...told, ...fields.traits].reduce((sum, text) => sum + text.length, 0);
}

/** Where it is said that a persona is too long, and how. */
export const TOO_HEAVY = {
  field: 'systemInstructions',
  message: `description, personality, traits, scenario, greeting, examples, instructions and reminder together must have at most ${LONGEST_IN_ALL} characters`,
};

const field = PersonaFields.shape;

export const CreatePersonaInput = z
  .object({
    displayName: field.displayName,
    description: field.description.default(''),
    category: field.category.default(''),
    personality: field.personality.default(''),
    traits: field.traits.default([]),
    scenario: field.scenario.default(''),
    greeting: field.greeting.default(''),
    examples: field.examples.default(''),
    systemInstructions: field.systemInstructions.default(''),
    reminder: field.reminder.default(''),
    voiceModel: field.voiceModel.default('default'),
    capabilities: field.capabilities.default(['text']),
    temperature: field.temperature.default(0.7),
    maxTokens: field.maxTokens.default(4096),
    visibility: field.visibility.default('private'),
    /** Made by a client: sent again under it, the persona is the same one. */
    requestKey: z.uuid().optional(),
  })
  .refine((fields) => weigh(fields) <= LONGEST_IN_ALL, {
    message: TOO_HEAVY.message,
    path: [TOO_HEAVY.field],
  });
export type CreatePersonaInput = z.input<typeof CreatePersonaInput>;

/** A persona's id or name. */
const PersonaKey = z.string().min(1).max(100);
export const PersonaRef = z.object({ persona: PersonaKey });
export type PersonaRef = z.input<typeof PersonaRef>;

export const UpdatePersonaInput = PersonaFields.partial().extend({ persona: PersonaKey });
export type UpdatePersonaInput = z.input<typeof UpdatePersonaInput>;

export const ListPersonasInput = z.object({
  limit: z.int().min(1).max(200).default(200),
  offset: z.int().min(0).max(1_000_000).default(0),
  whose: z.enum(['all', 'own', 'others']).default('all'),
});
export type ListPersonasInput = z.input<typeof ListPersonasInput>;

/** A form with `file`, a character card; `name` for what it is to be called instead; `requestKey` where it may be sent again. */
export const CardForm = z
  .instanceof(FormData, { error: 'must be a form' })
  .transform((form): Record<string, unknown> => Object.fromEntries(form))
  .pipe(
    z.object({
      file: z.instanceof(File, { error: 'must be a file' }),
      name: field.displayName.optional(),
      requestKey: z.uuid().optional(),
    }),
  );
export type CardForm = z.output<typeof CardForm>;

/** As a PNG with both versions of the card in it, or one of them as JSON. */
export const ExportCardInput = PersonaRef.extend({ format: z.enum(['png', 'json-v3', 'json-v2']) });
export type ExportCardInput = z.input<typeof ExportCardInput>;

/** A form with `persona` and `file`, a picture. */
export const PortraitForm = z
  .instanceof(FormData, { error: 'must be a form' })
  .transform((form): Record<string, unknown> => Object.fromEntries(form))
  .pipe(z.object({ persona: PersonaKey, file: z.instanceof(File, { error: 'must be a file' }) }));
export type PortraitForm = z.output<typeof PortraitForm>;

export const RatePersonaInput = PersonaRef.extend({ stars: z.int().min(1).max(5) });
export type RatePersonaInput = z.input<typeof RatePersonaInput>;
