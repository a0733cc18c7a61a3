import { patch } from '#components/shared/cell.ts';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { joinPage } from '../state/search-rows.ts';
import { type Chat, threadOf } from './chat.ts';
import { selectBranch } from './select-branch.ts';
import { pathOf, setPath, type Thread } from './thread.ts';

/** Messages that are fetched together, and how many of them come after the one that is looked for. */
const PAGE = 40;
const BELOW = 20;

/** Shows a message where it was said, on whatever branch and however far above: only what surrounds it is fetched. */
export async function openHit(chat: Chat, conversationId: string, messageId: string): Promise<void> {
  const thread = threadOf(chat, conversationId);
  patch(thread.shape, { sought: null });
  chat.go(conversationId);
  await settled(thread);
  if (thread.shape.get().phase !== 'ready') return;
  try {
    if (!thread.shape.get().order.includes(messageId)) await bring(chat, thread, messageId);
    patch(thread.shape, { sought: messageId });
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    complain(thread, `This message could not be shown. ${refusal.message}`);
  }
}

async function bring(chat: Chat, thread: Thread, messageId: string): Promise<void> {
  const ask = () =>
    query('conversation.around', { conversationId: thread.id, messageId, below: BELOW, limit: PAGE });
  let told = await ask();
  if (!told.active) {
    if (thread.shape.get().live !== null)
      return complain(
        thread,
        'This message is on another branch: it can be shown when the answer has ended.',
      );
    await selectBranch(chat, thread, messageId);
    told = await ask();
  }
  setPath(thread, joinPage(pathOf(thread), { rows: told.messages, earlier: told.earlier }));
}

/** Fulfilled when it is known whether the conversation is there. */
function settled(thread: Thread): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (thread.shape.get().phase === 'loading') return;
      stop();
      resolve();
    };
    const stop = thread.shape.subscribe(look);
    look();
  });
}

function complain(thread: Thread, message: string): void {
  patch(thread.shape, { problem: { message, retryAt: 0, retry: null } });
}
