import { resolveMediaModel } from '../catalogue/index.ts';
import { getBalance } from '../ledger/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { MediaKind } from '#server/kernel/media.ts';
import { addCredits, affords } from './affords.ts';

/**
 * Refuses what comes in several steps before the first is charged: `insufficient_credits` where the balance does not
 * cover the best models of all of `kinds` that it covers one by one, `unavailable` where nobody makes one of them.
 */
export async function refuseUnaffordable(ctx: Context, kinds: readonly MediaKind[]): Promise<void> {
  const { available } = await getBalance(ctx);
  let sum = '0';
  for (const kind of kinds) {
    const fits = (price: string) => affords(available, addCredits(sum, price));
    sum = addCredits(sum, resolveMediaModel(ctx, kind, 'auto', fits).price);
  }
  if (affords(available, sum)) return;
  throw new DomainError('insufficient_credits', 'Insufficient credits', {
    details: { needed: sum, available },
  });
}
