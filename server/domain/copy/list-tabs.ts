import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { presentTab } from './own-tab.ts';
import { ListTabsInput } from './schema.ts';
import { listTabs as statement } from './sql.ts';
import type { CopyTabPage } from './view.ts';

type Row = { id: number; uuid: string; title: string; createdAt: Date; updatedAt: Date; running: boolean };

/** The user's tabs, newest change first, a keyset page at a time. */
export async function listTabs(ctx: Context, input: ListTabsInput): Promise<CopyTabPage> {
  const { userId } = requireUser(ctx.actor);
  const { cursor, limit } = ListTabsInput.parse(input);
  const values = [userId, cursor?.updatedAt ?? null, cursor?.id ?? null, limit + 1];
  const rows = await ctx.db.query<Row>(statement, values);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    tabs: page.map((row) => presentTab(row, row.running)),
    nextCursor: last === undefined ? null : { updatedAt: last.updatedAt.toISOString(), id: last.id },
  };
}
