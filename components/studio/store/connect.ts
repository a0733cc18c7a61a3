import { backoff } from '#components/shared/backoff.ts';
import { patch } from '#components/shared/cell.ts';
import { momentHere } from '#components/shared/moment-here.ts';
import { openEvents } from '#components/shared/open-events.ts';
import { hasEnded } from '../state/generation.ts';
import { refreshBalance } from './figures.ts';
import { refreshGallery } from './gallery.ts';
import { createHearing } from './hear-news.ts';
import type { Studio } from './studio.ts';

/** A hidden tab gives its connection back: a browser opens six to a host for all its tabs together. */
const HIDDEN_GRACE_MS = 20_000;
/** What runs is asked about this often even when no news came: a belt beside the braces. */
const LOOK_AGAIN_MS = 15_000;
const CLOCK_MS = 20_000;

/** Joins the page to the world while it is shown: the stream of news, other tabs, the clock. Returns the way to leave. */
export function connect(studio: Studio): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const hearing = createHearing(studio);
  const stopTabs = joinTabs(studio, (id) => {
    hearing.ask(id);
    void refreshBalance(studio);
  });
  let lastEventId: string | null = null;
  let close: (() => void) | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let suspension: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(retry);
    if (close !== null || signal.aborted) return;
    close = openEvents(
      'generation.watch',
      { lastEventId },
      {
        onOpen: () => {
          studio.attempt.set(0);
          // What changed without news, and what happened before the stream was open.
          void refreshGallery(studio);
          void refreshBalance(studio);
        },
        onEvent: (news, eventId) => {
          lastEventId = eventId;
          hearing.hear(news);
        },
        onLost: () => {
          close = null;
          if (document.hidden) return;
          const attempt = studio.attempt.get() + 1;
          studio.attempt.set(attempt);
          // A stream does not say why it was refused; whoever is signed out is sent to sign in by this.
          void refreshBalance(studio);
          retry = setTimeout(open, backoff(attempt));
        },
      },
    );
  }

  function suspend(): void {
    clearTimeout(retry);
    close?.();
    close = null;
  }

  const resume = () => {
    clearTimeout(suspension);
    if (document.hidden) suspension = setTimeout(suspend, HIDDEN_GRACE_MS);
    else if (close === null) open();
  };
  document.addEventListener('visibilitychange', resume, { signal });
  window.addEventListener('online', resume, { signal });

  const looking = setInterval(() => {
    if (!document.hidden) for (const id of runningIds(studio)) hearing.ask(id);
  }, LOOK_AGAIN_MS);
  const clock = setInterval(() => patch(studio.moment, { now: Date.now() }), CLOCK_MS);
  studio.moment.set(momentHere());
  open();
  return () => {
    leaving.abort();
    suspend();
    clearTimeout(suspension);
    clearInterval(looking);
    clearInterval(clock);
    hearing.stop();
    stopTabs();
  };
}

function runningIds(studio: Studio): string[] {
  return studio.gallery.get().ids.filter((id) => {
    const generation = studio.cards.get(id)?.get();
    return generation !== undefined && !hasEnded(generation);
  });
}

/** Favourites and the bin are no news of the stream; the tabs of one browser tell each other. */
function joinTabs(studio: Studio, changed: (generationId: string) => void): () => void {
  const channel = new BroadcastChannel('greenroom-studio');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
  studio.tell = (generationId) => channel.postMessage({ generationId });
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null || !('generationId' in data)) return;
    if (typeof data.generationId === 'string') changed(data.generationId);
  });
  return () => {
    studio.tell = () => {};
    channel.close();
  };
}
