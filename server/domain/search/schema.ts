import { z } from 'zod';

/** Longest question that is looked at, in UTF-16 units. */
const LONGEST = 300;

/**
 * Words that must all occur, the last of them perhaps only begun; `"words in a row"`; `-word` for what must not occur.
 * Nothing in it is a mistake: what is no word is passed over.
 */
export const SearchInput = z.object({
  text: z.string().max(LONGEST, `must be at most ${LONGEST} characters`),
  /** Where the last page ended. */
  cursor: z
    .object({ below: z.int().min(0).max(2_147_483_647), after: z.tuple([z.number(), z.int()]).nullable() })
    .nullish(),
  limit: z.int().min(1).max(50).default(20),
});
export type SearchInput = z.output<typeof SearchInput>;
