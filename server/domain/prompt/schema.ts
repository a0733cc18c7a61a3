import { z } from 'zod';
import { PlainText } from '../plain-text/schema.ts';

const LONGEST_CONTENT = 100_000;
const METADATA_BYTES = 16_384;
const METADATA_DEPTH = 10;

const Title = PlainText.max(200).regex(/\S/, 'must not be empty');
const Content = PlainText.max(LONGEST_CONTENT).regex(/\S/, 'must not be empty');
const Scenario = PlainText.max(100);
const Description = PlainText.max(2_000);

const Metadata = z.record(z.string(), z.unknown()).superRefine((metadata, context) => {
  const message = whatIsWrong(metadata);
  if (message !== null) context.addIssue({ code: 'custom', message });
});

/** Depth before size: writing something as JSON that is too deep would break off. */
function whatIsWrong(metadata: object): string | null {
  const flaw = flawIn(metadata, METADATA_DEPTH);
  if (flaw !== null) return flaw;
  const bytes = new TextEncoder().encode(JSON.stringify(metadata)).length;
  return bytes > METADATA_BYTES ? `must have at most ${METADATA_BYTES} bytes as JSON` : null;
}

function flawIn(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value.includes('\0') ? 'must not contain NUL characters' : null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'must hold finite numbers only';
  if (typeof value !== 'object' || value === null) return null;
  if (depth === 0) return `must be at most ${METADATA_DEPTH} levels deep`;
  for (const [key, inner] of Object.entries(value)) {
    const flaw = flawIn(key, depth) ?? flawIn(inner, depth - 1);
    if (flaw !== null) return flaw;
  }
  return null;
}

const PromptId = z.int().min(0);
export const PromptRef = z.object({ promptId: PromptId });
export type PromptRef = z.input<typeof PromptRef>;

export const CreatePromptInput = z.object({
  title: Title,
  content: Content,
  /** What it is for, in the owner's own words; empty for none. Prompts are filtered by it. */
  scenario: Scenario.default(''),
  description: Description.default(''),
  metadata: Metadata.default({}),
  /** A system template, for everybody; only administrators make them. */
  isTemplate: z.boolean().default(false),
  /** A request that is sent again with the same key finds what the first one made. */
  requestKey: PlainText.min(1).max(255).optional(),
});
export type CreatePromptInput = z.input<typeof CreatePromptInput>;

/** What is absent stays as it is. */
export const UpdatePromptInput = PromptRef.extend({
  title: Title.optional(),
  content: Content.optional(),
  scenario: Scenario.optional(),
  description: Description.optional(),
  metadata: Metadata.optional(),
});
export type UpdatePromptInput = z.input<typeof UpdatePromptInput>;

export const ListPromptsInput = z.object({
  /** Words that title, description or content hold, in any case; the last one may be only begun. */
  search: PlainText.max(200).optional(),
  scenario: Scenario.optional(),
  whose: z.enum(['all', 'mine', 'templates']).default('all'),
  /** The number of the page, from 1. */
  cursor: z.int().min(1).max(1_000_000).nullish(),
  limit: z.int().min(1).max(100).default(30),
});
export type ListPromptsInput = z.input<typeof ListPromptsInput>;

const PromptValue = z.union([PlainText, z.number(), z.boolean()], 'must be text, a number, true or false');

/** A stored prompt or a text of the moment, and what to put in the places of its variables. */
export const PreviewInput = z
  .object({
    promptId: PromptId.optional(),
    content: Content.optional(),
    variables: z.record(z.string(), PromptValue).default({}),
    /**
     * A request that is sent again with the same key is told what the first one was: so the answer is made to its end
     * although the client leaves.
     */
    requestKey: PlainText.min(1).max(255).optional(),
  })
  .refine(({ promptId, content }) => (promptId === undefined) !== (content === undefined), {
    message: 'give either a stored prompt or content',
    path: ['promptId'],
  });
export type PreviewInput = z.input<typeof PreviewInput>;
