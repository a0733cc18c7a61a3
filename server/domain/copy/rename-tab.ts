import type { Context } from '#server/kernel/context.ts';
import { ownTab, readTab } from './own-tab.ts';
import { RenameTabInput } from './schema.ts';
import type { CopyTab } from './view.ts';

/** Gives a tab another name. */
export async function renameTab(ctx: Context, input: RenameTabInput): Promise<CopyTab> {
  const { tabId, name } = RenameTabInput.parse(input);
  const { id } = await ownTab(ctx, tabId);
  await ctx.db.prisma.conversation.update({ where: { id }, data: { title: name } });
  return readTab(ctx, tabId);
}
