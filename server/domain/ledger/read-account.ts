import { DomainError } from '#server/kernel/errors.ts';
import type { Sql } from '#server/kernel/ports.ts';
import type { LedgerContext } from './ledger-context.ts';
import { openAccount } from './open-account.ts';
import { readBalance } from './sql.ts';
import type { Balance } from './view.ts';

/** What a user has at present; one from before there were accounts gets theirs first. `not_found` for an unknown user. */
export async function readAccount(
  sql: Sql,
  { config }: Pick<LedgerContext, 'config'>,
  userId: number,
): Promise<Balance> {
  const found = await balanceOf(sql, userId);
  if (found !== null) return found;
  await openAccount(sql, userId, config.credits.atSignUp);
  const opened = await balanceOf(sql, userId);
  if (opened === null) throw new DomainError('not_found', 'There is no such account.');
  return opened;
}

async function balanceOf(sql: Sql, userId: number): Promise<Balance | null> {
  const [balance] = await sql.query<Balance>(readBalance, [userId]);
  return balance ?? null;
}
