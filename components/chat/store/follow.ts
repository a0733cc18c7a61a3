import type { TurnEvent } from '#server/domain/conversation/view.ts';
import { backoff } from '#components/shared/backoff.ts';
import { patch } from '#components/shared/cell.ts';
import { followTurn } from '#components/shared/follow-turn.ts';
import { mergeSnapshot } from '#components/shared/merge-snapshot.ts';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { type Chat, summaryOf } from './chat.ts';
import { putSummary } from './list-actions.ts';
import { openEvents } from '#components/shared/open-events.ts';
import { pathOf, setPath, stopWatching, type Thread } from './thread.ts';

/** Fetches the end of the conversation and goes on from there: rows, name, and the reply under way. */
export async function refresh(chat: Chat, thread: Thread): Promise<void> {
  thread.cancelRetry?.();
  if (thread.changing > 0) return;
  const { epoch } = thread;
  try {
    const view = await query('conversation.get', { conversationId: thread.id });
    // What this page did meanwhile is newer than the answer, and brings its own.
    if (thread.epoch !== epoch) return;
    thread.stored = true;
    const told = { rows: view.messages, earlier: view.earlier };
    setPath(thread, mergeSnapshot(pathOf(thread), told), { phase: 'ready', files: view.files });
    putSummary(chat, view.conversation);
    follow(chat, thread);
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    if (thread.epoch !== epoch) return;
    if (refusal.status === 404) forget(chat, thread);
    else if (thread.shape.get().live !== null) tryAgainLater(chat, thread);
    else if (thread.shape.get().phase === 'loading') patch(thread.shape, { phase: 'failed' });
  }
}

/** Watches the reply under way, if there is one, and tells of its end when there no longer is. */
export function follow(chat: Chat, thread: Thread): void {
  const { live } = thread.shape.get();
  if (thread.watch !== null && thread.watch.turnId !== live?.turnId) stopWatching(thread);
  const ended = thread.following !== null && thread.following !== live?.messageId ? thread.following : null;
  thread.following = live?.messageId ?? null;
  if (live !== null && thread.watch === null) watch(chat, thread, live.turnId);
  if (live === null) patch(thread.shape, { attempt: 0 });
  if (ended !== null) chat.ended(thread, ended);
}

function watch(chat: Chat, thread: Thread, turnId: string): void {
  const waiting: TurnEvent[] = [];
  let cancelFlush: (() => void) | null = null;
  const flush = () => {
    cancelFlush = null;
    apply(chat, thread, waiting.splice(0));
  };
  const lost = () => {
    if (thread.watch !== mine) return;
    cancelFlush?.();
    flush();
    if (thread.watch !== mine) return;
    stopWatching(thread);
    tryAgainLater(chat, thread);
  };
  const close = openEvents(
    'turn.watch',
    { turnId, lastEventId: String(seqOf(thread)) },
    {
      onOpen: () => patch(thread.shape, { attempt: 0 }),
      onEvent: (event) => {
        waiting.push(event);
        cancelFlush ??= beforeNextPaint(flush);
      },
      onLost: lost,
    },
  );
  const mine = {
    turnId,
    stop: () => {
      cancelFlush?.();
      close();
    },
  };
  thread.watch = mine;
}

function apply(chat: Chat, thread: Thread, events: readonly TurnEvent[]): void {
  const { live } = thread.shape.get();
  const cell = live === null ? undefined : thread.rows.get(live.messageId);
  if (live === null || cell === undefined) return;
  const before = cell.get();
  const { row, end, gap } = followTurn(before, events);
  cell.set(row);
  if (before.content === '' && row.content !== '') chat.status.set('Answer started');
  if (gap) {
    stopWatching(thread);
    void refresh(chat, thread);
  } else if (end !== null) {
    setPath(thread, pathOf(thread));
    follow(chat, thread);
  }
}

function tryAgainLater(chat: Chat, thread: Thread): void {
  thread.cancelRetry?.();
  const attempt = thread.shape.get().attempt + 1;
  patch(thread.shape, { attempt });
  const timer = setTimeout(() => void refresh(chat, thread), backoff(attempt));
  thread.cancelRetry = () => {
    clearTimeout(timer);
    thread.cancelRetry = null;
  };
}

function forget(chat: Chat, thread: Thread): void {
  stopWatching(thread);
  thread.following = null;
  setPath(thread, { rows: [], earlier: false }, { phase: 'missing' });
  summaryOf(chat, thread.id).set(null);
}

function seqOf(thread: Thread): number {
  const { live } = thread.shape.get();
  const row = live === null ? undefined : thread.rows.get(live.messageId);
  return row?.get().live?.seq ?? 0;
}

/** Calls `run` once before the next paint; a page that is or gets hidden paints none, there a timer does. */
function beforeNextPaint(run: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = () => {
    cancel();
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, document.hidden ? 50 : 250);
  return cancel;
}
