import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { bringBack, ownConversation } from '../conversation/index.ts';
import type { CopyTab } from './view.ts';

/** The asking user's tab by uuid or by number, or `not_found`. */
export function ownTab(ctx: Context, id: string | number) {
  return ownConversation(ctx, id, 'tab');
}

/**
 * The same for whoever writes in it: a tab that was closed a moment ago comes back, as by undo. Another window of its
 * owner may still show it. `not_found` once it is purged.
 */
export async function reopenTab(ctx: Context, uuid: string) {
  try {
    return await ownTab(ctx, uuid);
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'not_found') throw error;
    await bringBack(ctx, uuid, 'tab').catch(() => {
      throw error;
    });
    return ownTab(ctx, uuid);
  }
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
