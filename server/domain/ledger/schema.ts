import { z } from 'zod';

const WORDS = 'must be a number of credits such as 37.5, at most 6 digits after the point';

/** Decimal text: `37.5` stays exact where a float sum would not. */
const Amount = z
  .string()
  .trim()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, { error: WORDS, abort: true });
const NotNothing = Amount.refine((text) => /[1-9]/.test(text), 'must not be 0');

const UserId = z.int().min(1).max(2_147_483_647);
const Reason = z.string().trim().min(1).max(500);

const isNotNegative = (text: string) => !text.startsWith('-');

/** How many credits an account begins with; `0` is none. */
export const FirstCredits = Amount.refine(isNotNegative, 'must not be negative');

export const GrantInput = z.object({
  userId: UserId,
  amount: NotNothing.refine(isNotNegative, 'must be more than 0'),
  reason: Reason,
});
export type GrantInput = z.output<typeof GrantInput>;

/** A correction: `amount` is added to what is available, and a negative one is taken from it. */
export const AdjustInput = z.object({ userId: UserId, amount: NotNothing, reason: Reason });
export type AdjustInput = z.output<typeof AdjustInput>;

export const ListEntriesInput = z.object({
  /** The `seq` of the oldest entry already shown; absent: from the newest. */
  cursor: z.int().min(1).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export type ListEntriesInput = z.input<typeof ListEntriesInput>;
