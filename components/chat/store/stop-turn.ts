import { patch } from '#components/shared/cell.ts';
import { ended } from '#components/shared/follow-turn.ts';
import { mutate, refusalOf } from '#components/shared/api.ts';
import type { Chat } from './chat.ts';
import { follow, refresh } from './follow.ts';
import { pathOf, setPath, type Thread } from './thread.ts';

/** Stops the reply under way; one whose question has not arrived yet is stopped as soon as it has. */
export function stopTurn(chat: Chat, thread: Thread): void {
  const { live, stopping } = thread.shape.get();
  if (live === null || stopping) return;
  patch(thread.shape, { stopping: true });
  chat.status.set('Stopping');
  if (thread.watch?.turnId === live.turnId || thread.shape.get().attempt > 0)
    void send(chat, thread, live.turnId);
}

/** Sends the stop that was asked for before the turn was known to exist. */
export function stopIfWanted(chat: Chat, thread: Thread): void {
  const { live, stopping } = thread.shape.get();
  if (live !== null && stopping) void send(chat, thread, live.turnId);
}

async function send(chat: Chat, thread: Thread, turnId: string): Promise<void> {
  try {
    const end = await mutate('turn.stop', { turnId });
    const { live } = thread.shape.get();
    if (live?.turnId !== turnId) return;
    const cell = thread.rows.get(live.messageId);
    const row = cell?.get();
    if (end !== null && cell !== undefined && row?.live?.seq === end.seq) {
      cell.set(ended(row, end));
      setPath(thread, pathOf(thread));
      follow(chat, thread);
    } else {
      // The last words are still on their way, or came while the line was broken.
      await refresh(chat, thread);
    }
  } catch (error) {
    const { message } = refusalOf(error);
    const retry = () => stopTurn(chat, thread);
    patch(thread.shape, {
      stopping: false,
      problem: { message: `Not stopped. ${message}`, retryAt: 0, retry },
    });
  }
}
