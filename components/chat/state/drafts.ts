import { ownKey } from '#components/shared/page-user.ts';

/** The key under which a chat that has no id yet keeps its draft. */
export const NEW_CHAT = 'new';

const keyOf = (chat: string) => ownKey(`draft.${chat}`);

/** What was written but not sent in `chat` (a conversation id or NEW_CHAT); `''` when nothing was. */
export function readDraft(chat: string): string {
  try {
    return localStorage.getItem(keyOf(chat)) ?? '';
  } catch {
    // Storage can be forbidden; drafts then live as long as the page.
    return '';
  }
}

export function writeDraft(chat: string, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(keyOf(chat));
    else localStorage.setItem(keyOf(chat), text);
  } catch {
    // A full or forbidden storage must not keep anybody from writing.
  }
}

/** Moves the draft of a chat that has become another's, which may have grown to `written` meanwhile. */
export function moveDraft(from: string, to: string, written = ''): void {
  writeDraft(to, written || readDraft(from));
  writeDraft(from, '');
}

const queuedKeyOf = (conversationId: string) => ownKey(`queued.${conversationId}`);

/** What this tab was to send in a conversation when its answer ends; other tabs have their own. */
export function readQueued(conversationId: string): string | null {
  try {
    return sessionStorage.getItem(queuedKeyOf(conversationId));
  } catch {
    return null;
  }
}

export function writeQueued(conversationId: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(queuedKeyOf(conversationId));
    else sessionStorage.setItem(queuedKeyOf(conversationId), text);
  } catch {
    // Without storage a reload forgets what was queued.
  }
}

/** Forgets the draft that the server now has, unless something else was written meanwhile. */
export function forgetSent(chat: string, sent: string): void {
  if (readDraft(chat) === sent) writeDraft(chat, '');
}
