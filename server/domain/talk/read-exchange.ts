import type { Message } from '#prisma/generated/client.ts';
import type { Context } from '#server/kernel/context.ts';
import type { TalkMessage } from './view.ts';

/** An answer of a conversation of the asking user's and the message that it answers; `null` once they are cleared away. */
export async function readExchange(
  ctx: Context,
  talk: { id: number },
  answerId: string,
): Promise<{ asked: TalkMessage; answered: TalkMessage } | null> {
  const where = { id: answerId, conversationId: talk.id };
  const found = await ctx.db.prisma.message.findFirst({ where, include: { parent: true } });
  if (found === null || found.parent === null) return null;
  return { asked: presentRow(found.parent), answered: presentRow(found) };
}

function presentRow({ role, ...row }: Message): TalkMessage {
  return { ...row, role: role === 'assistant' ? 'assistant' : 'user' };
}
