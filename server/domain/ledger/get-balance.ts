import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { readAccount } from './read-account.ts';
import type { Balance } from './view.ts';

/** What the asking user may spend, and what is set aside. */
export async function getBalance(ctx: Context): Promise<Balance> {
  return readAccount(ctx.db, ctx, requireUser(ctx.actor).userId);
}
