import { backoff } from '#components/shared/backoff.ts';
import { type Answer, leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { openEvents } from '#components/shared/open-events.ts';
import { draftFor, isBlank } from '../state/draft.ts';
import { readDraft } from '../state/keep-drafts.ts';
import { mergeHead } from '../state/merge-requests.ts';
import { endedInWords } from '../state/news-words.ts';
import { endedSince, runningTurns } from '../state/standing.ts';
import { storedTab } from '../state/strip.ts';
import type { Copy } from './copy.ts';
import { type Pane, stopWatching } from './pane.ts';
import { dropTab, putTab } from './strip.ts';

/** A browser opens six connections to a host for all its windows together; the clock asks after the others. */
const WATCHED_AT_ONCE = 2;

/** Asks how the tab stands now, shows it, and follows what is being written. */
export async function refresh(copy: Copy, pane: Pane): Promise<void> {
  pane.cancelRetry?.();
  const { phase } = pane.shape.get();
  if (phase === 'new' || pane.changing > 0) return;
  const { epoch } = pane;
  try {
    const view = await query('copy.tab', { tabId: pane.id });
    if (pane.epoch === epoch) take(copy, pane, view);
    else if (pane.changing === 0) await refresh(copy, pane);
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    if (pane.epoch !== epoch) return;
    // A name that no tab can have is refused as such.
    if (refusal.status === 404 || refusal.status === 400) forget(copy, pane);
    else if (runningTurns(pane.shape.get().requests).length > 0) tryAgainLater(copy, pane);
    else if (pane.shape.get().phase === 'loading') patch(pane.shape, { phase: 'failed' });
  }
}

function take(copy: Copy, pane: Pane, view: Answer<'copy.tab'>): void {
  const before = pane.shape.get();
  const { requests, before: cursor } = mergeHead(before, view);
  const ended = endedSince(before.requests, requests);
  const failed = ended.filter(({ status }) => status !== 'complete');
  const troubles = { ...Object.fromEntries(failed.map(({ id }) => [id, 0])), ...before.troubles };
  patch(pane.shape, { phase: 'ready', requests, before: cursor, troubles });
  const untouched = isBlank(pane.draft.get()) && readDraft(pane.id) === null;
  if (before.phase === 'loading' && untouched) pane.draft.set(draftFor(requests));
  putTab(copy, storedTab(view.tab));
  copy.attempt.set(0);
  follow(copy, pane);
  if (ended.length === 0) return;
  copy.tell(pane.id);
  if (pane.id === copy.shown) copy.said.set(endedInWords(ended));
}

/** Listens for the end of what is being written in the tab that is shown. */
export function follow(copy: Copy, pane: Pane): void {
  const running = runningTurns(pane.shape.get().requests);
  for (const [turnId, stop] of pane.watched) {
    if (running.includes(turnId)) continue;
    stop();
    pane.watched.delete(turnId);
  }
  if (pane.id !== copy.shown) return;
  for (const turnId of running) {
    if (pane.watched.size < WATCHED_AT_ONCE && !pane.watched.has(turnId)) watch(copy, pane, turnId);
  }
}

function watch(copy: Copy, pane: Pane, turnId: string): void {
  const over = () => {
    pane.watched.get(turnId)?.();
    return pane.watched.delete(turnId);
  };
  const stop = openEvents(
    'turn.watch',
    { turnId },
    {
      onOpen: () => copy.attempt.set(0),
      onEvent: (event) => {
        if (event.type !== 'turn-end' || !over()) return;
        remember(pane, turnId, event.failure?.retryAfterSeconds);
        void refresh(copy, pane);
      },
      onLost: () => {
        if (over()) tryAgainLater(copy, pane);
      },
    },
  );
  pane.watched.set(turnId, stop);
}

/** When a busy model may be asked again is told once, here. */
function remember(pane: Pane, turnId: string, seconds: number | undefined): void {
  const { requests, troubles } = pane.shape.get();
  const variant = requests.flatMap(({ variants }) => variants).find((one) => one.turnId === turnId);
  if (variant === undefined || seconds === undefined) return;
  patch(pane.shape, { troubles: { ...troubles, [variant.id]: Date.now() + seconds * 1000 } });
}

/** Asks again after a while, the longer the more often it was in vain. */
function tryAgainLater(copy: Copy, pane: Pane): void {
  pane.cancelRetry?.();
  if (pane.id !== copy.shown) return;
  const attempt = copy.attempt.get() + 1;
  copy.attempt.set(attempt);
  const timer = setTimeout(() => void refresh(copy, pane), backoff(attempt));
  pane.cancelRetry = () => {
    clearTimeout(timer);
    pane.cancelRetry = null;
  };
}

function forget(copy: Copy, pane: Pane): void {
  stopWatching(pane);
  copy.attempt.set(0);
  patch(pane.shape, { phase: 'missing', requests: [], before: null });
  dropTab(copy, pane.id);
}
