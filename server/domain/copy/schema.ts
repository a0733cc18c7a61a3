import { z } from 'zod';

/** In what voice a text speaks: its number, its name, and what is told to the model. */
export const TONES = [
  {
    id: 1,
    name: 'professional',
    voice:
      'Competent and to the point: measured, concrete sentences, benefits before adjectives, no slang, no exclamation marks.',
  },
  {
    id: 2,
    name: 'casual',
    voice: 'Relaxed, like a tip among friends: short sentences, contractions, everyday words, no pathos.',
  },
  {
    id: 3,
    name: 'friendly',
    voice: 'Warm and welcoming: speaks to the reader directly, kindly and helpfully, glad without gushing.',
  },
  {
    id: 4,
    name: 'persuasive',
    voice:
      'Leads to a decision: names the need, gives the reason to choose this, ends with a clear call to act; presses nobody.',
  },
  {
    id: 5,
    name: 'witty',
    voice:
      'Clever and light: one neat turn of phrase or play on words, a dry smile, never at the reader’s cost.',
  },
  {
    id: 6,
    name: 'formal',
    voice:
      'Courteous and impersonal: full sentences, no contractions, no direct address beyond politeness, restrained vocabulary.',
  },
  {
    id: 7,
    name: 'enthusiastic',
    voice: 'Full of energy: lively verbs, quick rhythm, honest delight, at most one exclamation mark.',
  },
  {
    id: 8,
    name: 'informative',
    voice:
      'Explains: facts first, neutral and precise, what it is, what it does and for whom, no sales talk.',
  },
  {
    id: 9,
    name: 'luxury',
    voice: 'Quietly exclusive: calm, sensuous, elegant words, understatement, never loud, never cheap.',
  },
  {
    id: 10,
    name: 'empathetic',
    voice:
      'Understanding: begins with what the reader feels or struggles with, then offers relief gently and respectfully.',
  },
] as const;

export type ToneName = (typeof TONES)[number]['name'];
const TONE_NAMES: readonly ToneName[] = TONES.map(({ name }) => name);

/** No text is longer, counted as readers count. */
export const MOST_CHARACTERS = 300;
/** In UTF-16 units. */
const TITLE_LIMIT = 300;
const FEATURE_LIMIT = 10_000;

const Uuid = z.uuid();
const meaningful = (limit: number) =>
  z
    .string()
    .regex(/[\p{L}\p{N}]/u, 'must have a letter or a digit')
    .max(limit);

/** What is to be written about, and how. */
export const CopyBrief = z.object({
  title: meaningful(TITLE_LIMIT),
  tone: z.enum(TONE_NAMES),
  feature: meaningful(FEATURE_LIMIT),
});
export type CopyBrief = z.output<typeof CopyBrief>;

export const TabRef = z.object({ tabId: Uuid });
export type TabRef = z.output<typeof TabRef>;

/**
 * A request put by a person. Both ids are made by the client: a tab that is new is made, the same request sent
 * again changes nothing.
 */
export const WriteInput = TabRef.extend({ messageId: Uuid, ...CopyBrief.shape });
export type WriteInput = z.output<typeof WriteInput>;

/** Another variant of a request; `variantId` is made by the client. */
export const RewriteInput = TabRef.extend({ requestId: Uuid, variantId: Uuid });
export type RewriteInput = z.output<typeof RewriteInput>;

/** Which variant counts. */
export const ChooseInput = TabRef.extend({ requestId: Uuid, variantId: Uuid });
export type ChooseInput = z.output<typeof ChooseInput>;

export const RenameTabInput = TabRef.extend({ name: z.string().trim().min(1).max(400) });
export type RenameTabInput = z.output<typeof RenameTabInput>;

export const ListTabsInput = z.object({
  cursor: z.object({ updatedAt: z.iso.datetime(), id: z.int().min(0).max(2_147_483_647) }).nullish(),
  limit: z.int().min(1).max(100).default(50),
});
export type ListTabsInput = z.input<typeof ListTabsInput>;

export const GetTabInput = TabRef.extend({
  /** The cursor that an earlier page named: what was asked before that one. */
  before: z.int().min(1).max(2_147_483_647).optional(),
  limit: z.int().min(1).max(100).default(30),
});
export type GetTabInput = z.input<typeof GetTabInput>;
