import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { changeAccount } from './change-account.ts';
import { tooManyCredits } from './refusals.ts';
import { requireAdmin } from './require-admin.ts';
import { GrantInput } from './schema.ts';
import { enter } from './sql.ts';
import type { Balance } from './view.ts';

/**
 * Gives a user credits, with who did it and why. Each call gives again. Errors: `forbidden` unless an administrator or
 * the system asks, `not_found` for an unknown user, `invalid_input` beyond what an account holds.
 */
export async function grant(ctx: Context, input: GrantInput): Promise<Balance> {
  const adminId = requireAdmin(ctx.actor);
  const { userId, amount, reason } = GrantInput.parse(input);
  const values = [userId, amount, 'grant', newId(), adminId, reason, ctx.requestId] as const;
  const { refused, balance } = await changeAccount(ctx.db, ctx, enter, values);
  if (refused) throw tooManyCredits();
  return balance;
}
