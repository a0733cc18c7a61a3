import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { type MessagePage, readPage } from './list-messages.ts';
import { ownConversation } from './own-conversation.ts';
import { ListAroundInput } from './schema.ts';
import { pathBelow } from './sql-read.ts';

/** `active`: the message lies on the active path; the page is empty where it does not. */
export type PageAround = MessagePage & { active: boolean };

/**
 * A page of the active path that ends `below` messages after the given one, or at the path's end. `not_found` for a
 * message that is not in the conversation. Reads one page of text, and nothing but keys from the end up to the message.
 */
export async function listAround(ctx: Context, input: ListAroundInput): Promise<PageAround> {
  const { conversationId, messageId, below, limit } = ListAroundInput.parse(input);
  const { id, activeLeafId } = await ownConversation(ctx, conversationId);
  const values = [id, messageId, activeLeafId, below];
  const [found] = await ctx.db.query<{ active: boolean; last: string | null }>(pathBelow, values);
  if (found === undefined) throw new DomainError('not_found', 'This message does not exist.');
  if (!found.active) return { active: false, messages: [], earlier: false };
  return { active: true, ...(await readPage(ctx, found.last, limit)) };
}
