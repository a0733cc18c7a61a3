import type { Context } from '#server/kernel/context.ts';
import { ownConversation } from './own-conversation.ts';
import type { ConversationSummary } from './view.ts';

/** One conversation as lists show it, or `not_found`. */
export async function readSummary(ctx: Context, uuid: string): Promise<ConversationSummary> {
  const row = await ownConversation(ctx, uuid);
  const running = await ctx.db.prisma.turn.count({ where: { conversationId: row.id, status: 'running' } });
  return presentSummary(row, running > 0);
}

type SummaryRow = {
  id: number;
  uuid: string;
  title: string;
  model: string;
  createdAt: Date;
  updatedAt: Date;
};

export function presentSummary(row: SummaryRow, running: boolean): ConversationSummary {
  return {
    id: row.uuid,
    sessionId: row.id,
    title: row.title,
    model: row.model,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    running,
  };
}
