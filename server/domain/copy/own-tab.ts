import type { Context } from '#server/kernel/context.ts';
import { ownConversation } from '../conversation/index.ts';
import type { CopyTab } from './view.ts';

/** The asking user's tab by uuid or by number, or `not_found`. */
export function ownTab(ctx: Context, id: string | number) {
  return ownConversation(ctx, id, 'tab');
}

/** One tab as lists show it, or `not_found`. */
export async function readTab(ctx: Context, id: string | number): Promise<CopyTab> {
  const row = await ownTab(ctx, id);
  const running = await ctx.db.prisma.turn.count({ where: { conversationId: row.id, status: 'running' } });
  return presentTab(row, running > 0);
}

type TabRow = { id: number; uuid: string; title: string; createdAt: Date; updatedAt: Date };

export function presentTab({ id, uuid, title, createdAt, updatedAt }: TabRow, running: boolean): CopyTab {
  return {
    id: uuid,
    number: id,
    name: title,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    running,
  };
}
