import type { Sql } from '#server/kernel/ports.ts';
import type { LedgerContext } from './ledger-context.ts';
import { capture as statement } from './sql.ts';
import type { Balance, LedgerRef } from './view.ts';

/** Charges what is held for `ref`, in the caller's transaction. The balance after, or `null` and no change where nothing is held (any more). */
export async function capture(
  sql: Sql,
  { requestId }: Pick<LedgerContext, 'requestId'>,
  ref: LedgerRef,
): Promise<Balance | null> {
  const [after] = await sql.query<Balance>(statement, [ref.type, ref.id, requestId]);
  return after ?? null;
}
