import { z } from 'zod';
import { CLEANER_REFUSALS } from '#server/kernel/media-cleaner.ts';

/** Asks the child for a portrait. */
export const PORTRAIT = 'portrait';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Whole = z.int().min(0).nullable();

/** How it went, as the child says it; the bytes of what is clean come beside it. */
export const Report = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('clean'),
    mediaType: z.string(),
    facts: z.object({ width: Whole, height: Whole, durationMs: Whole }),
    preview: z.object({ webp: Bytes, blurhash: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum(CLEANER_REFUSALS) }),
]);
