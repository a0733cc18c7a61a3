import type { ConversationKind } from '#prisma/generated/enums.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { ownConversation } from './own-conversation.ts';
import { PAST_THE_END, watchTurn } from './watch-turn.ts';

/**
 * Waits for the answer that is being written at the end of the asking user's conversation, if any. `cancelled` when
 * the asker goes away, `not_found` for no such conversation of this kind.
 */
export async function awaitAnswer(ctx: Context, id: number, kind: ConversationKind): Promise<void> {
  const { activeLeafId } = await ownConversation(ctx, id, kind);
  const where = { status: 'running' as const, assistantMessageId: activeLeafId ?? '' };
  const turn =
    activeLeafId === null ? null : await ctx.db.prisma.turn.findFirst({ where, select: { id: true } });
  if (turn === null) return;
  const rest = await watchTurn(ctx, { turnId: turn.id, lastEventId: String(PAST_THE_END) });
  for await (const event of rest) if (event.type === 'turn-end') return;
  throw new DomainError('cancelled', 'The request was cancelled.');
}
