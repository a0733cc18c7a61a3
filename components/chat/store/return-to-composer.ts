import { NEW_CHAT, readDraft, writeDraft } from '../state/drafts.ts';
import type { Chat } from './chat.ts';
import type { Thread } from './thread.ts';

/** Gives text back to whoever wrote it: into the open composer, or into the draft of a chat not shown. */
export function returnToComposer(chat: Chat, thread: Thread, text: string): void {
  if (isShown(thread) || (chat.fresh.get() === thread && window.location.pathname === '/')) {
    chat.fill.set({ text, how: 'add' });
    return;
  }
  const key = thread.stored ? thread.id : NEW_CHAT;
  const draft = readDraft(key);
  if (!draft.includes(text)) writeDraft(key, draft === '' ? text : `${text}\n\n${draft}`);
}

/** Whether `thread` is the conversation of this page's address. */
export function isShown(thread: Thread): boolean {
  return window.location.pathname === `/c/${thread.id}`;
}
