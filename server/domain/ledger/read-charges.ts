import type { Sql } from '#server/kernel/ports.ts';
import { readCharges as statement } from './sql.ts';
import type { Credits } from './view.ts';

/**
 * What stays charged for each of these things of one kind, by id: `0` for what was given back. What is not settled, or
 * never cost anything, is missing.
 */
export async function readCharges(
  sql: Sql,
  type: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Credits>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query<{ id: string; charged: Credits }>(statement, [type, [...ids]]);
  return new Map(rows.map(({ id, charged }) => [id, charged]));
}
