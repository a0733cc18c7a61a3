import type { Database, Sql } from '#server/kernel/ports.ts';
import { findViolations, planForAll } from './sql-check.ts';
import type { Violation } from './view.ts';

/** Which invariants of accounts, entries, holds and generations do not hold, all seen at one moment; none is good. */
export async function checkLedger(db: Pick<Database, 'transaction'>): Promise<Violation[]> {
  return db.transaction(checkWithin);
}

/** The same inside a transaction, with what that has changed. */
export async function checkWithin(sql: Sql): Promise<Violation[]> {
  await sql.query(planForAll, []);
  return sql.query<Violation>(findViolations, []);
}
