import type { MessageView } from '#server/domain/conversation/view.ts';
import { ask } from './ask.ts';
import { query } from '#components/shared/api.ts';
import type { Chat } from './chat.ts';
import { changeSummary } from './list-actions.ts';
import { queue } from './queue.ts';
import { isShown, returnToComposer } from './return-to-composer.ts';
import { lastRow, type Thread } from './thread.ts';

/** Told once for each reply that ended while this page followed it. */
export function finishTurn(chat: Chat, thread: Thread, messageId: string): void {
  const row = thread.rows.get(messageId)?.get();
  changeSummary(chat, thread.id, { running: false, updatedAt: new Date().toISOString() });
  chat.tell(thread.id);
  if (row !== undefined && isShown(thread)) announce(chat, row);
  if (thread.shape.get().order.length <= 2) void awaitTitle(chat, thread);
  sendQueued(chat, thread, row);
}

function announce(chat: Chat, row: MessageView): void {
  const words = { complete: 'complete', stopped: 'stopped', interrupted: 'interrupted', failed: 'failed' };
  if (row.status !== 'streaming') chat.status.set(`Answer ${words[row.status]}`);
  chat.log.set(row.failure === null ? row.content : `${row.content}\n${row.failure.message}`);
}

function sendQueued(chat: Chat, thread: Thread, row: MessageView | undefined): void {
  const { queued, reading } = thread.shape.get();
  // What waits for files as well is sent when they are there.
  if (queued === null || reading) return;
  queue(thread, null);
  const goesOn = row?.status === 'complete' || row?.status === 'stopped';
  if (goesOn) void ask(chat, thread, { content: queued, parentId: lastRow(thread)?.id ?? null });
  else returnToComposer(chat, thread, queued);
}

/** Waits for the name that the server thinks up after a first answer. Without one the question's words stay. */
async function awaitTitle(chat: Chat, thread: Thread): Promise<void> {
  try {
    const { title } = await query('conversation.titled', { conversationId: thread.id });
    changeSummary(chat, thread.id, { title });
    chat.tell(thread.id);
  } catch {
    // The list brings it when it is fetched next.
  }
}
