import { DomainError } from '#server/kernel/errors.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { countOwn } from './sql.ts';

const MOST_PERSONAS = 500;

/** `conflict` where a user has as many personas as anybody may have: a card of each can take megabytes. */
export async function refuseMore(sql: Sql, userId: number): Promise<void> {
  const [own] = await sql.query<{ personas: number }>(countOwn, [userId]);
  if ((own?.personas ?? 0) < MOST_PERSONAS) return;
  throw new DomainError(
    'conflict',
    `You have ${MOST_PERSONAS} personas. Delete one before you make another.`,
  );
}
