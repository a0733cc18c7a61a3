import type { Sql, SqlValue, Statement } from '#server/kernel/ports.ts';
import type { LedgerContext } from './ledger-context.ts';
import { readAccount } from './read-account.ts';
import type { Balance } from './view.ts';

/**
 * Runs a statement whose first value is the user and whose row is the balance after it. A user from before there were
 * accounts gets theirs first, found out by the statement itself, so that nobody else pays for the question. `refused`:
 * the account must not be changed so. `not_found` for an unknown user.
 */
export async function changeAccount(
  sql: Sql,
  ctx: Pick<LedgerContext, 'config'>,
  statement: Statement,
  values: readonly [userId: number, ...SqlValue[]],
): Promise<{ refused: boolean; balance: Balance }> {
  const [after] = await sql.query<Balance>(statement, values);
  if (after !== undefined) return { refused: false, balance: after };
  const before = await readAccount(sql, ctx, values[0]);
  // Asked again in any case: somebody else may have opened the account, or given credits back, since the first time.
  const [again] = await sql.query<Balance>(statement, values);
  return { refused: again === undefined, balance: again ?? before };
}
