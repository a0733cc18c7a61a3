import type { PromptView, ScenarioView } from '#server/domain/prompt/view.ts';
import type { Answer } from '#components/shared/api.ts';
import { type Cell, createCell } from '#components/shared/cell.ts';
import type { Me } from '#components/shared/me.ts';
import { addressOf, type OpenId } from '../state/address.ts';
import type { Whose } from '../state/scenario-chips.ts';
import { createPane, type Pane } from './pane.ts';

type Page = Answer<'prompt.list'>;

/** What the server sends along with the page, so that its first paint has content. */
export type FirstData = {
  me: Me;
  list: Page;
  scenarios: readonly ScenarioView[];
  /** The prompt of the address; without `view` the server does not know it. */
  open: { id: OpenId; view: PromptView | null } | null;
};

export type Filter = { search: string; scenario: string | null; whose: Whose };

export type List = {
  filter: Filter;
  rows: readonly PromptView[];
  total: number;
  cursor: Page['nextCursor'];
  loading: boolean;
  problem: string | null;
};

/** Everything the page for prompts of one browser tab knows. */
export type Prompts = {
  readonly me: Me;
  readonly list: Cell<List>;
  readonly scenarios: Cell<readonly ScenarioView[]>;
  readonly panes: Map<OpenId, Pane>;
  /** The prompts with changes that are not saved; this browser keeps them. */
  readonly unsaved: Cell<ReadonlySet<OpenId>>;
  /** What the live region says. */
  readonly said: Cell<string>;
  /** Shows another prompt; `null` for none. */
  go: (id: OpenId | null, how?: 'push' | 'replace') => void;
};

export function createPrompts({ me, list, scenarios, open }: FirstData): Prompts {
  const prompts: Prompts = {
    me,
    list: createCell<List>({
      filter: { search: '', scenario: null, whose: 'all' },
      rows: list.prompts,
      total: list.total,
      cursor: list.nextCursor,
      loading: false,
      problem: null,
    }),
    scenarios: createCell(scenarios),
    panes: new Map(),
    unsaved: createCell<ReadonlySet<OpenId>>(new Set()),
    said: createCell(''),
    go: (id, how = 'push') => {
      const path = addressOf(id);
      if (how === 'replace') window.history.replaceState(null, '', path);
      else if (path !== window.location.pathname + window.location.search)
        window.history.pushState(null, '', path);
    },
  };
  if (open !== null) prompts.panes.set(open.id, createPane(open.id, open.view));
  return prompts;
}

/** What is known of the prompt `id`; of one that stands in the list, everything. */
export function paneOf(prompts: Prompts, id: OpenId): Pane {
  const known = prompts.panes.get(id);
  if (known !== undefined) return known;
  const pane = createPane(id, prompts.list.get().rows.find((row) => row.id === id) ?? null);
  prompts.panes.set(id, pane);
  return pane;
}
