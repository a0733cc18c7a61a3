import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '#server/kernel/context.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { partsOf } from './parts.ts';
import { shelved } from './shelf.ts';
import { addEntries, anyWaiting, forgetTitles, lastNumbers, lockIndex, readWaiting, takeOff } from './sql.ts';

/** Of one transaction: messages, and about so many bytes of text. */
const BATCH = 200;
const BATCH_BYTES = 2_000_000;

type Waiting = { id: string; conversationId: number; userId: number; isTitle: boolean; text: string | null };
type Entry = { id: string; number: number; begins: number; words: string };

/**
 * Makes findable what was said and named since the last time. Nothing is lost when it ends halfway: what waits is a row,
 * which goes in the transaction that brings the entries. Where another process is at it, that one does it all.
 */
export async function indexMessages(ctx: Pick<Context, 'db' | 'signal'>): Promise<void> {
  const [row] = await ctx.db.query<{ waiting: boolean }>(anyWaiting, []);
  let waits = row?.waiting === true;
  while (waits && !ctx.signal.aborted) waits = await ctx.db.transaction(indexSome);
}

/** Whether there may be more. */
async function indexSome(sql: Sql): Promise<boolean> {
  const [lock] = await sql.query<{ locked: boolean }>(lockIndex, []);
  if (lock?.locked !== true) return false;
  const waiting = await sql.query<Waiting>(readWaiting, [BATCH, BATCH_BYTES]);
  const entries = await entriesOf(latest(waiting), await numbersOf(sql, waiting));
  const titled = waiting.filter(({ isTitle }) => isTitle).map(({ conversationId }) => conversationId);
  if (titled.length > 0) await sql.query(forgetTitles, [titled]);
  if (entries.length > 0) {
    await sql.query(addEntries, [
      entries.map(({ id }) => id),
      entries.map(({ number }) => number),
      entries.map(({ begins }) => begins),
      entries.map(({ words }) => words),
    ]);
  }
  const ids = waiting.map(({ id }) => id);
  await sql.query(takeOff, [ids, ids.at(-1) ?? EVERY_ID]);
  return waiting.length > 0;
}

/** Nothing that waits can be found: then all of it goes. */
const EVERY_ID = '9223372036854775807';

/** Of several names that one conversation was given, only the last. */
function latest(waiting: readonly Waiting[]): Waiting[] {
  const names = new Map(waiting.filter(({ isTitle }) => isTitle).map((one) => [one.conversationId, one]));
  return waiting.filter((one) => !one.isTitle || names.get(one.conversationId) === one);
}

async function numbersOf(sql: Sql, waiting: readonly Waiting[]): Promise<Map<number, number>> {
  const users = [...new Set(waiting.map(({ userId }) => userId))];
  const rows = await sql.query<{ userId: number; number: number }>(lastNumbers, [users]);
  return new Map(rows.map(({ userId, number }) => [userId, number]));
}

async function entriesOf(waiting: readonly Waiting[], numbers: Map<number, number>): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { id, userId, isTitle, text } of waiting) {
    for (const part of partsOf(text ?? '')) {
      const number = (numbers.get(userId) ?? 0) + 1;
      numbers.set(userId, number);
      entries.push({
        id,
        number,
        begins: part.begins,
        words: shelved(part, isTitle ? 'title' : 'message', userId, number),
      });
      // Long texts must not keep others of this process waiting.
      await breathe();
    }
  }
  return entries;
}
