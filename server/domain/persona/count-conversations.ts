import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { countConversations as statement } from './sql.ts';

/** So many are counted anew whenever somebody asks. */
const FEW = 100;
/** So long the number of more than that is taken for true: a hundredth more or less tells nobody anything. */
const KEEP_MS = 30_000;
const MOST_KEPT = 10_000;

/** `until`: in milliseconds, as the clock has them. */
type Kept = { count: Promise<number>; until: number };

/**
 * In how many conversations something was said to each of these personas, counted from rows: a number above a hundred up
 * to half a minute ago, by one statement for all who ask at once in this process.
 */
export async function countConversations(
  ctx: Pick<Context, 'db' | 'clock'>,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const kept = perDatabase('conversations-of-personas', ctx.db, () => new Map<string, Kept>());
  if (kept.size > MOST_KEPT) kept.clear();
  const now = ctx.clock.now().getTime();
  const missing = ids.filter((id) => (kept.get(id)?.until ?? 0) <= now);
  if (missing.length > 0) {
    const counting = count(ctx, missing);
    for (const id of missing) keep(ctx, kept, id, counting);
  }
  const found = ids.map(async (id) => [id, await (kept.get(id)?.count ?? 0)] as const);
  return new Map(await Promise.all(found));
}

async function count({ db }: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; conversations: number }>(statement, [ids]);
  return new Map(rows.map(({ id, conversations }) => [id, conversations]));
}

/** While it is being counted it is the same for all; then few are forgotten, and so is a failure. */
function keep(
  { clock }: Pick<Context, 'clock'>,
  kept: Map<string, Kept>,
  id: string,
  counting: Promise<Map<string, number>>,
): void {
  const entry: Kept = { count: counting.then((counted) => counted.get(id) ?? 0), until: Infinity };
  kept.set(id, entry);
  void entry.count
    .catch(() => 0)
    .then((conversations) => {
      if (conversations > FEW) entry.until = clock.now().getTime() + KEEP_MS;
      else if (kept.get(id) === entry) kept.delete(id);
      return conversations;
    });
}
