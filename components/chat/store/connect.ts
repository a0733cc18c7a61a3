import { momentHere } from '#components/shared/moment-here.ts';
import { untilMidnight } from '../state/date-groups.ts';
import { type Chat, threadOf } from './chat.ts';
import { finishTurn } from './finish-turn.ts';
import { follow, refresh } from './follow.ts';
import { refreshList } from './list-actions.ts';
import { recallQueued } from './queue.ts';
import { stopWatching, type Thread } from './thread.ts';

/** A browser opens six connections to a host for all its tabs together: a tab keeps no more than this. */
const WATCHED_AT_ONCE = 2;
const HIDDEN_GRACE_MS = 20_000;
const SAME_RETURN_MS = 300;
const OTHERS_RUNNING_MS = 4000;

let connectedBefore = false;

/**
 * Joins the page to the world while it is shown: other tabs, the network, the clock. `openId` tells which
 * conversation is open at the moment of asking. Returns the way to leave.
 */
export function connect(chat: Chat, openId: () => string | null): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const channel = new BroadcastChannel('greenroom');
  chat.ended = (thread, messageId) => finishTurn(chat, thread, messageId);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
  chat.tell = (conversationId) => channel.postMessage({ conversationId });
  channel.addEventListener('message', (event: MessageEvent<unknown>) =>
    catchUp(chat, openId(), idIn(event.data)),
  );

  let suspension: ReturnType<typeof setTimeout> | undefined;
  let caughtUp = Date.now();
  const resume = () => {
    clearTimeout(suspension);
    if (document.hidden) suspension = setTimeout(() => suspend(chat), HIDDEN_GRACE_MS);
    // Coming back fires several of these events at once.
    else if (Date.now() - caughtUp > SAME_RETURN_MS) {
      caughtUp = Date.now();
      catchUp(chat, openId(), openId());
    }
  };
  document.addEventListener('visibilitychange', resume, { signal });
  window.addEventListener('focus', resume, { signal });
  window.addEventListener('online', resume, { signal });

  // Shown again out of the router's memory: what came with the page is old by now.
  if (connectedBefore) catchUp(chat, openId(), openId());
  connectedBefore = true;

  const polling = setInterval(() => {
    if (!document.hidden && othersRun(chat)) void refreshList(chat);
  }, OTHERS_RUNNING_MS);
  const stopClock = keepTime(chat);
  return () => {
    leaving.abort();
    channel.close();
    clearTimeout(suspension);
    clearInterval(polling);
    stopClock();
    for (const thread of chat.threads.values()) {
      thread.cancelRetry?.();
      stopWatching(thread);
    }
  };
}

/** Called when a conversation is shown: loads or revalidates it, and watches its reply. */
export function show(chat: Chat, id: string): void {
  const thread = threadOf(chat, id);
  recallQueued(chat, thread);
  const { phase } = thread.shape.get();
  // A conversation that this page is just beginning is not the server's yet.
  if (thread.current) follow(chat, thread);
  else if (thread.stored || phase === 'loading' || phase === 'failed') void refresh(chat, thread);
  thread.current = false;
  for (const other of watchedBeside(chat, thread).slice(WATCHED_AT_ONCE - 1)) stopWatching(other);
}

function catchUp(chat: Chat, open: string | null, changed: string | null): void {
  void refreshList(chat);
  const thread = changed === null ? undefined : chat.threads.get(changed);
  if (thread !== undefined && thread.stored && (changed === open || thread.watch !== null)) {
    void refresh(chat, thread);
  }
}

function suspend(chat: Chat): void {
  for (const thread of chat.threads.values()) {
    // A queued message is still to be sent when the reply ends.
    if (thread.shape.get().queued === null) stopWatching(thread);
  }
}

function watchedBeside(chat: Chat, open: Thread): Thread[] {
  return [...chat.threads.values()].filter(
    (thread) => thread !== open && thread.watch !== null && thread.shape.get().queued === null,
  );
}

function othersRun(chat: Chat): boolean {
  return chat.list
    .get()
    .conversations.some(({ id, running }) => running && (chat.threads.get(id)?.watch ?? null) === null);
}

function keepTime(chat: Chat): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const tick = () => {
    const moment = momentHere();
    chat.moment.set(moment);
    timer = setTimeout(tick, untilMidnight(moment) + 1000);
  };
  tick();
  return () => clearTimeout(timer);
}

function idIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('conversationId' in data)) return null;
  return typeof data.conversationId === 'string' ? data.conversationId : null;
}
