import type { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/kernel/context.ts';

type Title = { id: number; title?: string; source: 'question' | 'generated' | 'manual' };

/** Names the conversation if it is as `where` says, and has the name found from then on. Answers whether it was so. */
export async function changeTitle(
  ctx: Pick<Context, 'db'>,
  { id, title, source }: Title,
  where: Prisma.ConversationWhereInput = {},
): Promise<boolean> {
  const { prisma } = ctx.db;
  const data = { titleSource: source, ...(title === undefined ? {} : { title }) };
  const [{ count }] = await prisma.$transaction([
    prisma.conversation.updateMany({ where: { ...where, id }, data }),
    prisma.searchQueueItem.create({ data: { conversationId: id }, select: { id: true } }),
  ]);
  return count > 0;
}
