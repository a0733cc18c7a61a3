import type { Context } from '#server/kernel/context.ts';
import { readTab } from './own-tab.ts';
import { presentRequest, type RequestRow } from './present-request.ts';
import { GetTabInput } from './schema.ts';
import { readRequests } from './sql.ts';
import type { CopyTabView } from './view.ts';

/** A tab with its last requests and all their variants, a keyset page at a time, or `not_found`. */
export async function getTab(ctx: Context, input: GetTabInput): Promise<CopyTabView> {
  const { tabId, before, limit } = GetTabInput.parse(input);
  const tab = await readTab(ctx, tabId);
  const rows = await ctx.db.query<RequestRow>(readRequests, [tab.number, before ?? null, limit + 1]);
  const page = rows.slice(0, limit);
  return {
    tab,
    requests: page.map(presentRequest).toReversed(),
    before: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
