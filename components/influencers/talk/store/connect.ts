import { patch } from '#components/shared/cell.ts';
import { momentHere } from '#components/shared/moment-here.ts';
import { forgottenIn } from '../state/outbox.ts';
import { retryWaiting } from './attach.ts';
import { follow, refresh } from './refresh.ts';
import { stopWatching } from './stop-watching.ts';
import { dropElsewhere, recall } from './send.ts';
import type { Talk } from './talk.ts';

/** A hidden window gives its connection back: a browser opens six to a host for all of them together. */
const HIDDEN_GRACE_MS = 20_000;
const CLOCK_MS = 20_000;

let connectedBefore = false;

/** Joins the page to the world while it is shown: other windows, the network, the clock. Returns the way to leave. */
export function connect(talk: Talk): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  talk.left = false;
  talk.sendWaiting = () => {
    clearTimeout(talk.retry);
    recall(talk);
    retryWaiting(talk);
  };
  const channel = new BroadcastChannel(`greenroom-talk-${talk.persona.id}`);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
  talk.tell = () => channel.postMessage('said');
  // A hidden window asks when it is shown again.
  channel.addEventListener('message', () => !document.hidden && void refresh(talk));
  let suspension: ReturnType<typeof setTimeout> | undefined;
  const resume = () => {
    clearTimeout(suspension);
    if (document.hidden) suspension = setTimeout(() => stopWatching(talk), HIDDEN_GRACE_MS);
    else {
      void refresh(talk);
      talk.sendWaiting();
    }
  };
  document.addEventListener('visibilitychange', resume, { signal });
  window.addEventListener('online', resume, { signal });
  window.addEventListener(
    'storage',
    (event) => {
      const messageId = forgottenIn(talk.speaker, event);
      if (messageId !== null) dropElsewhere(talk, messageId);
    },
    { signal },
  );
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (talk.volatile.size > 0) event.preventDefault();
    },
    { signal },
  );
  const clock = setInterval(() => patch(talk.moment, { now: Date.now() }), CLOCK_MS);
  talk.moment.set(momentHere());
  // Shown again out of the router's memory: what came with the page is old by now.
  if (connectedBefore) void refresh(talk);
  else follow(talk);
  connectedBefore = true;
  talk.sendWaiting();
  return () => {
    talk.left = true;
    talk.tell = () => undefined;
    leaving.abort();
    channel.close();
    clearTimeout(suspension);
    clearTimeout(talk.retry);
    clearInterval(clock);
    stopWatching(talk);
  };
}
