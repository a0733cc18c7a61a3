import { query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { fillHole as fill } from '../state/search-rows.ts';
import { pathOf, setPath, type Thread } from './thread.ts';

const PAGE = 40;

/** Fetches messages that are missing between two that are loaded: those after the upper one, or before the lower one. */
export async function fillHole(thread: Thread, edge: { after: string } | { before: string }): Promise<void> {
  const conversationId = thread.id;
  const { loadingEarlier } = thread.shape.get();
  if (loadingEarlier) return;
  patch(thread.shape, { loadingEarlier: true });
  try {
    const { messages } =
      'after' in edge
        ? await query('conversation.around', {
            conversationId,
            messageId: edge.after,
            below: PAGE,
            limit: PAGE,
          })
        : await query('conversation.earlier', { conversationId, before: edge.before, limit: PAGE });
    const known = thread.shape.get().order;
    // A switch of branches in between has other rows.
    const still = known.includes('after' in edge ? edge.after : edge.before);
    if (still) setPath(thread, fill(pathOf(thread), messages));
  } catch (error) {
    const message = `Messages in between could not be loaded. ${refusalOf(error).message}`;
    patch(thread.shape, { problem: { message, retryAt: 0, retry: null } });
  } finally {
    patch(thread.shape, { loadingEarlier: false });
  }
}
