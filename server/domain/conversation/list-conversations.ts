import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { presentSummary } from './read-summary.ts';
import { ListConversationsInput } from './schema.ts';
import { listConversations as statement } from './sql-read.ts';
import type { ConversationSummary } from './view.ts';

type Row = {
  id: number;
  uuid: string;
  title: string;
  model: string;
  createdAt: Date;
  updatedAt: Date;
  running: boolean;
};
export type ConversationPage = {
  conversations: ConversationSummary[];
  nextCursor: { updatedAt: string; id: number } | null;
};

/** The user's chats, newest change first, a keyset page at a time: page 600 costs what page 1 does. */
export async function listConversations(
  ctx: Context,
  input: ListConversationsInput,
): Promise<ConversationPage> {
  const { userId } = requireUser(ctx.actor);
  const { cursor, limit } = ListConversationsInput.parse(input);
  const rows = await ctx.db.query<Row>(statement, [
    userId,
    cursor?.updatedAt ?? null,
    cursor?.id ?? null,
    limit + 1,
  ]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    conversations: page.map((row) => presentSummary(row, row.running)),
    nextCursor: last === undefined ? null : { updatedAt: last.updatedAt.toISOString(), id: last.id },
  };
}
