import { newId } from '#server/kernel/ids.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { changeAccount } from './change-account.ts';
import type { LedgerContext } from './ledger-context.ts';
import { insufficientCredits } from './refusals.ts';
import { readAccount } from './read-account.ts';
import { hold as statement } from './sql.ts';
import type { Balance, Credits, LedgerRef } from './view.ts';

export type HoldOrder = {
  userId: number;
  amount: Credits;
  ref: LedgerRef;
  /** How the amount came about, kept with the hold: model, price, version. */
  price: Readonly<Record<string, string | number | boolean | null>>;
};

/**
 * Sets credits aside for `ref` in the caller's transaction and tells the balance after; an amount of 0 holds nothing.
 * Of many at once for the last credit one succeeds. Errors: `insufficient_credits` with `{ needed, available }`,
 * `conflict` (as the database words it) where something has been held for `ref` before, `not_found` for an unknown user.
 */
export async function hold(sql: Sql, ctx: LedgerContext, order: HoldOrder): Promise<Balance> {
  const { userId, amount, ref, price } = order;
  if (!/[1-9]/.test(amount)) return readAccount(sql, ctx, userId);
  const values = [userId, amount, ref.type, ref.id, newId(), JSON.stringify(price), ctx.requestId] as const;
  const { refused, balance } = await changeAccount(sql, ctx, statement, values);
  if (refused) throw insufficientCredits(amount, balance);
  return balance;
}
