import type { ConversationSummary } from '#server/domain/conversation/view.ts';
import { patch } from '#components/shared/cell.ts';
import { mergeHead, placeSummary } from '../state/merge-list.ts';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { type Chat, summaryOf } from './chat.ts';

const PAGE = 40;

/** Makes `summary` what the page knows of its conversation, in the list and elsewhere. */
export function putSummary(chat: Chat, summary: ConversationSummary): void {
  summaryOf(chat, summary.id).set(summary);
  const { conversations, cursor } = chat.list.get();
  patch(chat.list, { conversations: placeSummary(conversations, summary, cursor === null) });
}

/** Changes what is known of a conversation without asking anybody. */
export function changeSummary(chat: Chat, id: string, change: Partial<ConversationSummary>): void {
  const known = summaryOf(chat, id).get();
  if (known !== null) putSummary(chat, { ...known, ...change });
}

/** Fetches the newest part of the list again. Silent on failure: the list shown is still good. */
export async function refreshList(chat: Chat): Promise<void> {
  try {
    const told = await query('conversation.list', { limit: PAGE });
    const { conversations, cursor } = chat.list.get();
    const complete = told.nextCursor === null;
    const merged = mergeHead(conversations, told.conversations, complete);
    const grown = merged.length > told.conversations.length;
    patch(chat.list, { conversations: merged, cursor: grown ? cursor : told.nextCursor });
    for (const summary of told.conversations) summaryOf(chat, summary.id).set(summary);
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
  }
}

/** Adds the next older part of the list; does nothing while one is on its way, or at the end. */
export async function loadMore(chat: Chat): Promise<void> {
  const { cursor, loading } = chat.list.get();
  if (cursor === null || loading) return;
  patch(chat.list, { loading: true });
  try {
    const told = await query('conversation.list', { cursor, limit: PAGE });
    const { conversations } = chat.list.get();
    const known = new Set(conversations.map((one) => one.id));
    const fresh = told.conversations.filter((one) => !known.has(one.id));
    patch(chat.list, { conversations: [...conversations, ...fresh], cursor: told.nextCursor });
  } catch (error) {
    leaveIfSignedOut(refusalOf(error));
  } finally {
    patch(chat.list, { loading: false });
  }
}
