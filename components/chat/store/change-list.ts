import type { ConversationSummary } from '#server/domain/conversation/view.ts';
import { mutate } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { type Chat, summaryOf } from './chat.ts';
import { changeSummary, putSummary } from './list-actions.ts';
import { stopWatching } from './thread.ts';

/** Gives a conversation another name, at once; the old one comes back when the server refuses. */
export async function rename(chat: Chat, id: string, title: string): Promise<void> {
  const before = summaryOf(chat, id).get();
  changeSummary(chat, id, { title });
  try {
    putSummary(chat, await mutate('conversation.rename', { conversationId: id, title }));
    chat.tell(id);
  } catch (error) {
    if (before !== null) putSummary(chat, before);
    throw error;
  }
}

/** Removes a conversation; it can be restored for `undoSeconds`. Leaves its page if it is the open one. */
export async function remove(chat: Chat, summary: ConversationSummary, isOpen: boolean): Promise<number> {
  dropSummary(chat, summary.id);
  if (isOpen) chat.go(null);
  try {
    const { undoSeconds } = await mutate('conversation.remove', { conversationId: summary.id });
    forgetThread(chat, summary.id);
    chat.tell(summary.id);
    return undoSeconds;
  } catch (error) {
    putSummary(chat, summary);
    if (isOpen) chat.go(summary.id, 'replace');
    throw error;
  }
}

function forgetThread(chat: Chat, id: string): void {
  const thread = chat.threads.get(id);
  if (thread === undefined) return;
  thread.cancelRetry?.();
  stopWatching(thread);
  chat.threads.delete(id);
}

/** Takes a removal back. */
export async function restore(chat: Chat, id: string, wasOpen: boolean): Promise<void> {
  putSummary(chat, await mutate('conversation.restore', { conversationId: id }));
  chat.tell(id);
  if (wasOpen) chat.go(id);
}

function dropSummary(chat: Chat, id: string): void {
  const { conversations } = chat.list.get();
  patch(chat.list, { conversations: conversations.filter((one) => one.id !== id) });
}
