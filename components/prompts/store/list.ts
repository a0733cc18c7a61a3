import type { PromptView } from '#server/domain/prompt/view.ts';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import type { Filter, Prompts } from './prompts.ts';

const DEBOUNCE_MS = 150;
const PAGE = 30;
const LARGEST_PAGE = 3 * PAGE;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows what fits; while somebody types, once nothing more is typed for a moment. */
export function setFilter(prompts: Prompts, change: Partial<Filter>): void {
  const filter = { ...prompts.list.get().filter, ...change };
  patch(prompts.list, { filter, loading: true });
  clearTimeout(timer);
  timer = setTimeout(() => void find(prompts), change.search === undefined ? 0 : DEBOUNCE_MS);
}

/** Asks for what fits, and says how much that is. */
async function find(prompts: Prompts): Promise<void> {
  await load(prompts);
  const { loading, problem, total } = prompts.list.get();
  if (!loading && problem === null) prompts.said.set(inWords(total));
}

/** Asks for the list anew, as far as it is shown. What is shown stays until the answer has come. */
export async function load(prompts: Prompts): Promise<void> {
  const { filter, rows } = prompts.list.get();
  const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, Math.ceil(rows.length / PAGE) * PAGE));
  patch(prompts.list, { loading: true, problem: null });
  try {
    const page = await query('prompt.list', { ...questionOf(filter), limit });
    if (prompts.list.get().filter !== filter) return;
    // A cursor counts pages of one size.
    const cursor = page.nextCursor === null ? null : limit / PAGE + 1;
    patch(prompts.list, { rows: page.prompts, total: page.total, cursor, loading: false });
  } catch (error) {
    fail(prompts, filter, error);
  }
}

/** Adds the next page, if there is one and none is on its way. */
export async function loadMore(prompts: Prompts): Promise<void> {
  const { filter, rows, cursor, loading } = prompts.list.get();
  if (cursor === null || loading) return;
  patch(prompts.list, { loading: true, problem: null });
  try {
    const page = await query('prompt.list', { ...questionOf(filter), limit: PAGE, cursor });
    if (prompts.list.get().rows !== rows) return patch(prompts.list, { loading: false });
    const known = new Set(rows.map(({ id }) => id));
    const fresh = page.prompts.filter(({ id }) => !known.has(id));
    patch(prompts.list, {
      rows: [...rows, ...fresh],
      total: page.total,
      cursor: page.nextCursor,
      loading: false,
    });
  } catch (error) {
    fail(prompts, filter, error);
  }
}

/** Shows a prompt as it is now where it stands in the list; a new one comes first. */
export function putRow(prompts: Prompts, view: PromptView): void {
  const { rows, total } = prompts.list.get();
  if (rows.some(({ id }) => id === view.id))
    patch(prompts.list, { rows: rows.map((row) => (row.id === view.id ? view : row)) });
  else patch(prompts.list, { rows: [view, ...rows], total: total + 1 });
}

export function dropRow(prompts: Prompts, promptId: number): void {
  const { rows, total } = prompts.list.get();
  const left = rows.filter(({ id }) => id !== promptId);
  if (left.length < rows.length) patch(prompts.list, { rows: left, total: total - 1 });
}

/** Asks for list and scenarios once more after something changed; what cannot be had now stays as it was. */
export function refresh(prompts: Prompts): void {
  void load(prompts);
  void query('prompt.scenarios', undefined).then(
    (scenarios) => prompts.scenarios.set(scenarios),
    (error: unknown) => leaveIfSignedOut(refusalOf(error)),
  );
}

function fail(prompts: Prompts, filter: Filter, error: unknown): void {
  const refusal = refusalOf(error);
  leaveIfSignedOut(refusal);
  if (prompts.list.get().filter === filter) patch(prompts.list, { loading: false, problem: refusal.message });
}

function questionOf({ search, scenario, whose }: Filter) {
  return { whose, ...(search.trim() !== '' && { search }), ...(scenario !== null && { scenario }) };
}

function inWords(total: number): string {
  if (total === 0) return 'No prompt found';
  return total === 1 ? '1 prompt found' : `${total} prompts found`;
}
