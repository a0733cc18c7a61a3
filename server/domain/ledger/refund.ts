import type { Sql } from '#server/kernel/ports.ts';
import type { LedgerContext } from './ledger-context.ts';
import { refund as statement } from './sql.ts';
import type { Balance, LedgerRef } from './view.ts';

/** Gives back what was charged for `ref`, in the caller's transaction. The balance after, or `null` and no change where nothing is charged (any more). */
export async function refund(
  sql: Sql,
  { requestId }: Pick<LedgerContext, 'requestId'>,
  ref: LedgerRef,
): Promise<Balance | null> {
  const [after] = await sql.query<Balance>(statement, [ref.type, ref.id, requestId]);
  return after ?? null;
}
