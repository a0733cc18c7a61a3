import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { changeAccount } from './change-account.ts';
import { insufficientCredits, tooManyCredits } from './refusals.ts';
import { requireAdmin } from './require-admin.ts';
import { AdjustInput } from './schema.ts';
import { enter } from './sql.ts';
import type { Balance } from './view.ts';

/**
 * Corrects what a user has, by a new entry with who did it and why; nothing is edited. Errors: `forbidden` unless an
 * administrator or the system asks, `insufficient_credits` for more than is available, `not_found` for an unknown user,
 * `invalid_input` beyond what an account holds.
 */
export async function adjust(ctx: Context, input: AdjustInput): Promise<Balance> {
  const adminId = requireAdmin(ctx.actor);
  const { userId, amount, reason } = AdjustInput.parse(input);
  const values = [userId, amount, 'adjust', newId(), adminId, reason, ctx.requestId] as const;
  const { refused, balance } = await changeAccount(ctx.db, ctx, enter, values);
  if (!refused) return balance;
  throw amount.startsWith('-') ? insufficientCredits(amount.slice(1), balance) : tooManyCredits();
}
