import { patch } from '#components/shared/cell.ts';
import { momentHere } from '#components/shared/moment-here.ts';
import { tabInAddress } from '../state/address.ts';
import { addNewTab } from '../state/keep-drafts.ts';
import { runningTurns } from '../state/standing.ts';
import { type Copy, paneOf } from './copy.ts';
import { follow, refresh } from './follow.ts';
import { recallNewTabs } from './open-close.ts';
import { stopWatching } from './pane.ts';
import { dropTab, refreshTabs } from './strip.ts';

/** A hidden window gives its connections back: a browser opens six to a host for all of them together. */
const HIDDEN_GRACE_MS = 20_000;
/** What is being written is asked after this often even when nothing was heard. */
const LOOK_AGAIN_MS = 5000;
const CLOCK_MS = 20_000;

let connectedBefore = false;

/** Joins the page to the world while it is shown: other windows, the network, the clock. Returns the way to leave. */
export function connect(copy: Copy): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const channel = new BroadcastChannel('greenroom-copy');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
  copy.tell = (tabId) => channel.postMessage({ tabId });
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const here = typeof data === 'object' && data !== null && Reflect.get(data, 'tabId') === copy.shown;
    catchUp(copy, here);
  });

  recallNewTabs(copy);
  let suspension: ReturnType<typeof setTimeout> | undefined;
  const suspend = () => stopWatching(paneOf(copy, copy.shown));
  const resume = () => {
    clearTimeout(suspension);
    if (document.hidden) suspension = setTimeout(suspend, HIDDEN_GRACE_MS);
    else catchUp(copy, true);
  };
  document.addEventListener('visibilitychange', resume, { signal });
  window.addEventListener('online', resume, { signal });
  // Shown again out of the router's memory: what came with the page is old by now.
  if (connectedBefore) catchUp(copy, true);
  connectedBefore = true;

  const looking = setInterval(() => !document.hidden && lookAgain(copy), LOOK_AGAIN_MS);
  const clock = setInterval(() => patch(copy.moment, { now: Date.now() }), CLOCK_MS);
  copy.moment.set(momentHere());
  return () => {
    leaving.abort();
    channel.close();
    clearTimeout(suspension);
    clearInterval(looking);
    clearInterval(clock);
    for (const pane of copy.panes.values()) stopWatching(pane);
  };
}

/** Called when a tab is shown: loads it or asks after it, and follows what is being written in it. */
export function show(copy: Copy, id: string): void {
  // The address has gone on while this was drawn: what is there now comes next, and this may be closed.
  if ((tabInAddress() ?? id) !== id) return;
  if (copy.shown !== id) {
    const before = copy.panes.get(copy.shown);
    if (before !== undefined) stopWatching(before);
    copy.shown = id;
    copy.attempt.set(0);
  }
  const pane = paneOf(copy, id);
  if (pane.current) follow(copy, pane);
  else void refresh(copy, pane);
  pane.current = false;
  // The router takes no notice of the address before the page is alive.
  if (isBare()) setTimeout(() => nameInAddress(copy, id));
}

/** Puts the tab that is shown into an address that names none; a tab that this browser began goes before an empty one. */
function nameInAddress(copy: Copy, id: string): void {
  if (copy.shown !== id || !isBare()) return;
  const { shape } = paneOf(copy, id);
  const begun = copy.strip.get().tabs.findLast((tab) => !tab.stored && tab.id !== id);
  if (shape.get().phase !== 'new') copy.go(id, 'replace');
  else if (begun === undefined) {
    addNewTab(id);
    copy.go(id, 'replace');
  } else {
    dropTab(copy, id);
    copy.go(begun.id, 'replace');
  }
}

const isBare = () => tabInAddress() === null;

function catchUp(copy: Copy, andTheTab: boolean): void {
  void refreshTabs(copy);
  if (andTheTab) void refresh(copy, paneOf(copy, copy.shown));
}

function lookAgain(copy: Copy): void {
  const pane = paneOf(copy, copy.shown);
  if (runningTurns(pane.shape.get().requests).length > 0) void refresh(copy, pane);
  if (copy.strip.get().tabs.some(({ id, running }) => running && id !== copy.shown)) void refreshTabs(copy);
}
