import { mutate } from '#components/shared/api.ts';
import { mergeSnapshot } from '#components/shared/merge-snapshot.ts';
import type { Chat } from './chat.ts';
import { complain } from './complain.ts';
import { putSummary } from './list-actions.ts';
import { mutating, pathOf, setPath, type Thread } from './thread.ts';

/** Shows another version of a message; the choice is stored with the conversation. */
export async function selectBranch(chat: Chat, thread: Thread, messageId: string): Promise<void> {
  try {
    const choice = { conversationId: thread.id, messageId };
    const view = await mutating(thread, () => mutate('conversation.selectBranch', choice));
    setPath(thread, mergeSnapshot(pathOf(thread), { rows: view.messages, earlier: view.earlier }), {
      sent: null,
    });
    putSummary(chat, view.conversation);
    chat.tell(thread.id);
  } catch (error) {
    complain(thread, 'Not switched.', error);
  }
}
