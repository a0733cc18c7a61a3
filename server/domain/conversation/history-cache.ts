import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { MOST_MESSAGES, type HistoryRow } from './compose-prompt.ts';

/** The path down to a message, which never changes once its messages have ended. */
export type KnownPath = {
  leafId: string;
  /** From the oldest to the leaf, and every instruction above them. */
  rows: readonly HistoryRow[];
  /** At least the newest so many characters are here, or all there are. */
  room: number;
};

/** In UTF-16 units over all conversations: about twice as many bytes. */
const MOST_CHARACTERS = 8_000_000;
/** What a row weighs besides its text. */
const ROW_COSTS = 100;

type Kept = KnownPath & { characters: number };
type Cache = { paths: Map<string, Kept>; characters: number };

/** What this process knows of the conversation `place`, if that is enough for a prompt of `room` characters. */
export function recallPath(ctx: Pick<Context, 'db'>, place: string, room: number): KnownPath | null {
  const { paths } = cacheOf(ctx);
  const found = paths.get(place);
  if (found === undefined || (room > found.room && !isWhole(found.rows))) return null;
  // Last in, last out.
  paths.delete(place);
  paths.set(place, found);
  return found;
}

/** Keeps the path for the conversation's next turn; the least used ones make room. */
export function rememberPath(ctx: Pick<Context, 'db'>, place: string, path: KnownPath): void {
  const cache = cacheOf(ctx);
  forget(cache, place);
  const rows = newest(path.rows, path.room);
  const characters = rows.reduce((sum, row) => sum + row.content.length + ROW_COSTS, ROW_COSTS);
  if (characters > MOST_CHARACTERS / 4) return;
  cache.paths.set(place, { ...path, rows, characters });
  cache.characters += characters;
  for (const oldest of cache.paths.keys()) {
    if (cache.characters <= MOST_CHARACTERS) break;
    forget(cache, oldest);
  }
}

/** Whether nothing is missing between the root and the leaf. */
function isWhole(rows: readonly HistoryRow[]): boolean {
  return rows.length - 1 === rows.at(-1)?.depth;
}

/** The last rows that hold `room` characters, and the instructions above them. */
function newest(rows: readonly HistoryRow[], room: number): readonly HistoryRow[] {
  let left = room;
  let first = rows.length;
  const most = rows.length - MOST_MESSAGES;
  while (first > 0 && first > most && left > 0) left -= rows[--first]?.content.length ?? 0;
  return [...rows.slice(0, first).filter((row) => row.role === 'system'), ...rows.slice(first)];
}

function forget(cache: Cache, place: string): void {
  cache.characters -= cache.paths.get(place)?.characters ?? 0;
  cache.paths.delete(place);
}

function cacheOf(ctx: Pick<Context, 'db'>): Cache {
  return perDatabase('known-paths', ctx.db, (): Cache => ({ paths: new Map(), characters: 0 }));
}
