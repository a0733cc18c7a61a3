import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Database, Sql } from '#server/kernel/ports.ts';
import { asQuery, type Question } from './read-question.ts';
import type { SearchInput } from './schema.ts';
import type { Kind } from './shelf.ts';
import { findEntries, limitPatience } from './sql.ts';
import type { MessageHit } from './view.ts';

/** How many entries are weighed against one another: the newest that have all the words. */
const WEIGHED = 200;
/** Usual searches take a few milliseconds; what somebody wrote to make one dear must not keep others waiting. */
const LONGEST_MS = 5_000;
/** PostgreSQL has given up a statement. */
const GIVEN_UP = '57014';

/** Whoever asks, and what they ask. */
export type Searcher = Pick<Context, 'actor' | 'db'>;

export type Cursor = NonNullable<SearchInput['cursor']>;

export type Hit = {
  number: number;
  score: number;
  conversationId: string;
  title: string;
  updatedAt: Date;
  /** What follows is null for a title. */
  messageId: string | null;
  role: MessageHit['role'] | null;
  createdAt: Date | null;
  text: string | null;
};

type Row = (Hit | { number: null }) & { weighed: number; oldest: number | null; newest: number | null };

/**
 * Up to `limit` of the user's entries from the cursor on, each with the cursor that goes on after it, and where older ones
 * are to be looked for; `next` is null when there are none. `timed_out` after five seconds.
 */
export async function weighEntries(
  ctx: Searcher,
  { question, kind, from, limit }: { question: Question; kind: Kind; from: Cursor; limit: number },
): Promise<{ hits: (Hit & { cursor: Cursor })[]; next: Cursor | null }> {
  const query = asQuery(question, kind);
  if (query === null) return { hits: [], next: null };
  const { userId } = requireUser(ctx.actor);
  const [score, number] = from.after ?? [null, null];
  const values = [userId, query, from.below, WEIGHED, score, number, limit];
  const rows = await inTime(ctx.db, (sql) => sql.query<Row>(findEntries, values));
  const weighed = rows[0]?.weighed ?? 0;
  const oldest = rows[0]?.oldest ?? null;
  // What is said while somebody turns pages must not move the others.
  const below = Math.min(from.below, (rows[0]?.newest ?? from.below - 1) + 1);
  const hits = rows.flatMap((row) =>
    row.number === null
      ? []
      : { ...row, cursor: { below, after: [row.score, row.number] satisfies [number, number] } },
  );
  return { hits, next: weighed < WEIGHED || oldest === null ? null : { below: oldest, after: null } };
}

async function inTime<Rows>(db: Database, look: (sql: Sql) => Promise<Rows>): Promise<Rows> {
  const patient = async (sql: Sql) => {
    await sql.query(limitPatience, [String(LONGEST_MS)]);
    return look(sql);
  };
  return db.transaction(patient).catch((cause: unknown) => {
    const givenUp = cause instanceof Error && 'code' in cause && cause.code === GIVEN_UP;
    if (!givenUp) throw cause;
    throw new DomainError('timed_out', 'This search takes too long. Try more or longer words.', { cause });
  });
}
