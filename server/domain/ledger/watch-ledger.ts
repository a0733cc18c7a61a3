import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { checkLedger } from './check-ledger.ts';
import type { LedgerCheck } from './view.ts';

/** A check is due again when a hundred times as long as it took has passed: it costs at most a hundredth of the time. */
const REST = 100;

type WatchContext = Pick<Context, 'db' | 'clock' | 'log'>;

/** Checks the ledger if that is due again, remembers the result, and logs an error when something is wrong. */
export async function watchLedger(ctx: WatchContext): Promise<void> {
  const last = lastLedgerCheck(ctx);
  const began = ctx.clock.now().getTime();
  if (last !== null && began < Date.parse(last.checkedAt) + last.tookMs * REST) return;
  const violations = await checkLedger(ctx.db);
  const ended = ctx.clock.now();
  const tookMs = ended.getTime() - began;
  checkOf(ctx).last = { checkedAt: ended.toISOString(), tookMs, violations };
  if (violations.length === 0) return;
  const count = violations.reduce((sum, violation) => sum + violation.count, 0);
  const first = violations[0];
  ctx.log.error('ledger.violations', {
    count,
    invariant: first?.invariant,
    example: first?.examples[0],
  });
}

/** The last check that this process made, or `null` before the first. */
export function lastLedgerCheck(ctx: Pick<Context, 'db'>): LedgerCheck | null {
  return checkOf(ctx).last;
}

function checkOf({ db }: Pick<Context, 'db'>): { last: LedgerCheck | null } {
  return perDatabase('ledger-checks', db, (): { last: LedgerCheck | null } => ({ last: null }));
}
