import { z } from 'zod';
import { PlainText } from '../plain-text/schema.ts';

const LONGEST_MEMORY = 500;

const MemoryText = PlainText.max(LONGEST_MEMORY)
  .overwrite((text) => text.replaceAll(/\s+/g, ' ').trim())
  .regex(/\S/, 'must not be empty');

export const OfPersona = z.object({ personaId: z.uuid() });
export type OfPersona = z.input<typeof OfPersona>;

export const MemoryRef = z.object({ memoryId: z.uuid() });
export type MemoryRef = z.input<typeof MemoryRef>;

/** `cursor`: the last page's `nextCursor`. */
export const ListMemoriesInput = OfPersona.extend({
  cursor: z.uuid().nullish(),
  limit: z.int().min(1).max(100).default(50),
});
export type ListMemoriesInput = z.input<typeof ListMemoriesInput>;

export const RememberInput = OfPersona.extend({ text: MemoryText, pinned: z.boolean().default(false) });
export type RememberInput = z.input<typeof RememberInput>;

export const EditMemoryInput = MemoryRef.extend({
  text: MemoryText.optional(),
  pinned: z.boolean().optional(),
});
export type EditMemoryInput = z.input<typeof EditMemoryInput>;

export const SwitchMemoryInput = OfPersona.extend({ enabled: z.boolean() });
export type SwitchMemoryInput = z.input<typeof SwitchMemoryInput>;
