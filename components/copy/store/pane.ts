import type { CopyBrief } from '#server/domain/copy/schema.ts';
import type { CopyRequest, CopyTabView } from '#server/domain/copy/view.ts';
import { type Cell, createCell, patch } from '#components/shared/cell.ts';
import { type Draft, draftFor, EMPTY_DRAFT } from '../state/draft.ts';

export type Problem = { message: string /** In milliseconds; 0: at once. */; retryAt: number };

export type PaneShape = {
  /** `new`: nothing was written yet, so the server does not know it. */
  phase: 'new' | 'loading' | 'ready' | 'failed' | 'missing';
  /** Oldest first. */
  requests: readonly CopyRequest[];
  /** Asks for the requests before these; `null` when there are none. */
  before: number | null;
  older: 'idle' | 'loading' | 'failed';
  /** What the form asks for is on its way. */
  sending: boolean;
  /** Somebody tried to write with something missing. */
  tried: boolean;
  problem: Problem | null;
  /** Variants that came to nothing while this page looked, and when each may be tried again, in milliseconds. */
  troubles: Readonly<Record<string, number>>;
};

/** What one tab of the strip holds. */
export type Pane = {
  readonly id: string;
  readonly draft: Cell<Draft>;
  readonly shape: Cell<PaneShape>;
  /** The turns that are watched, and the way to stop each. */
  readonly watched: Map<string, () => void>;
  /** What was kept of the form has been put back. */
  recalled: boolean;
  /** It came with the page: nothing is newer yet. */
  current: boolean;
  /** Counts what this page changed: no answer that was asked for before the last change is believed. */
  epoch: number;
  changing: number;
  /** What was sent and never answered: the same again keeps its name, so that it is written once. */
  unanswered: { messageId: string; brief: CopyBrief } | null;
  cancelRetry: (() => void) | null;
};

export function createPane(
  id: string,
  phase: PaneShape['phase'],
  { requests, before }: Pick<CopyTabView, 'requests' | 'before'> = { requests: [], before: null },
): Pane {
  return {
    id,
    draft: createCell(requests.length === 0 ? EMPTY_DRAFT : draftFor(requests)),
    shape: createCell<PaneShape>({
      phase,
      requests,
      before,
      older: 'idle',
      sending: false,
      tried: false,
      problem: null,
      troubles: {},
    }),
    watched: new Map(),
    recalled: false,
    current: false,
    epoch: 0,
    changing: 0,
    unanswered: null,
    cancelRetry: null,
  };
}

/** Changes the requests of a tab by what they are at that moment. */
export function setRequests(
  pane: Pane,
  next: (now: readonly CopyRequest[]) => readonly CopyRequest[],
  change: Partial<PaneShape> = {},
): void {
  patch(pane.shape, { ...change, requests: next(pane.shape.get().requests) });
}

/** Runs a change of this tab; no answer that was asked for before its end is believed. */
export async function mutating<Answer>(pane: Pane, work: () => Promise<Answer>): Promise<Answer> {
  pane.epoch += 1;
  pane.changing += 1;
  try {
    return await work();
  } finally {
    pane.epoch += 1;
    pane.changing -= 1;
  }
}

/** Closes what listens for this tab. What is being written goes on. */
export function stopWatching(pane: Pane): void {
  pane.cancelRetry?.();
  for (const stop of pane.watched.values()) stop();
  pane.watched.clear();
}
