import type { Context } from '#server/kernel/context.ts';
import type { HistoryRow } from '../conversation/index.ts';
import { briefText, instructions } from './instructions.ts';
import { toneOf } from './present-request.ts';
import type { ToneName } from './schema.ts';
import { readTexts } from './sql.ts';
import type { CopyRequest } from './view.ts';

/** So many requests of a tab are told to the model; more than most contexts hold. */
const MOST_REQUESTS = 100;
/** As many earlier variants are shown to whoever writes another. */
const MOST_VERSIONS = 5;

/** What the model is told before a new brief: the rules, then the tab's requests and the texts that count. */
export async function contextOf(ctx: Context, tab: number | null, tone: ToneName): Promise<HistoryRow[]> {
  const earlier = tab === null ? [] : await exchangesBefore(ctx, tab, null);
  return rowsOf([['system', instructions(tone)], ...earlier]);
}

/** The same before another variant of `request`, which is its last message, with the variants there are. */
export async function contextOfVariant(
  ctx: Context,
  tab: number,
  request: CopyRequest,
): Promise<HistoryRow[]> {
  const earlier = await exchangesBefore(ctx, tab, request.number);
  const versions = request.variants.filter(({ status }) => status === 'complete').map(({ text }) => text);
  return rowsOf([
    ['system', instructions(request.tone)],
    ...earlier,
    ['user', briefText(request, versions.slice(-MOST_VERSIONS))],
  ]);
}

type Said = [role: HistoryRow['role'], content: string];
type Row = { title: string; tone: string; feature: string; text: string };

/** Requests that have a finished text: a model would take a lone question for one that still wants an answer. */
async function exchangesBefore(ctx: Context, tab: number, before: number | null): Promise<Said[]> {
  const rows = await ctx.db.query<Row>(readTexts, [tab, before, MOST_REQUESTS]);
  return rows.toReversed().flatMap(({ title, tone, feature, text }): Said[] => [
    ['user', briefText({ title, tone: toneOf(tone), feature })],
    ['assistant', text],
  ]);
}

function rowsOf(said: readonly Said[]): HistoryRow[] {
  return said.map(([role, content], depth) => ({ depth, role, status: 'complete', content }));
}
