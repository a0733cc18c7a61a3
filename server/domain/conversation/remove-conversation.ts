import type { ConversationKind } from '#prisma/generated/enums.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { ownConversation } from './own-conversation.ts';
import { readSummary } from './read-summary.ts';
import { ConversationRef } from './schema.ts';
import { stopTopic } from './live-turn.ts';
import type { ConversationSummary } from './view.ts';

/** How long a removed conversation can be brought back; offered a little shorter than it is kept. */
const UNDO_SECONDS = 10;
const KEEP_SECONDS = 60;

/** Hides a conversation at once and stops its running turns; it is purged when no undo can come any more. */
export async function removeConversation(
  ctx: Context,
  input: ConversationRef,
  kind: ConversationKind = 'chat',
): Promise<{ undoSeconds: number }> {
  const { id } = await ownConversation(ctx, ConversationRef.parse(input).conversationId, kind);
  await ctx.db.prisma.conversation.update({ where: { id }, data: { deletedAt: ctx.clock.now() } });
  await stopTurnsOf(ctx, id);
  return { undoSeconds: UNDO_SECONDS };
}

/** Brings a removed conversation back; `not_found` once it is purged. */
export async function restoreConversation(
  ctx: Context,
  input: ConversationRef,
): Promise<ConversationSummary> {
  const { conversationId } = ConversationRef.parse(input);
  await bringBack(ctx, conversationId, 'chat');
  return readSummary(ctx, conversationId);
}

/** Brings a removed conversation of a kind back; `not_found` once it is purged. */
export async function bringBack(ctx: Context, uuid: string, kind: ConversationKind): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const { count } = await ctx.db.prisma.conversation.updateMany({
    where: { uuid, userId, kind, deletedAt: { not: null } },
    data: { deletedAt: null },
  });
  if (count === 0) throw new DomainError('not_found', 'This can no longer be brought back.');
}

/** Deletes a session for good, with everything in it. `not_found` when it is not the user's. */
export async function deleteSession(ctx: Context, sessionId: number): Promise<void> {
  const { id } = await ownConversation(ctx, sessionId);
  await stopTurnsOf(ctx, id);
  await ctx.db.prisma.conversation.delete({ where: { id } });
}

/** Deletes for good what was removed a minute ago. */
export async function purgeRemoved(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - KEEP_SECONDS * 1000);
  await ctx.db.prisma.conversation.deleteMany({ where: { deletedAt: { lt: before } } });
}

/** Stops whatever is being written in a conversation. */
export async function stopTurnsOf(ctx: Context, conversationId: number): Promise<void> {
  const where = { conversationId, status: 'running' as const };
  const turns = await ctx.db.prisma.turn.findMany({ where, select: { id: true } });
  if (turns.length === 0) return;
  await ctx.db.prisma.turn.updateMany({ where, data: { stopRequestedAt: ctx.clock.now() } });
  for (const { id } of turns) ctx.bus.publish(stopTopic(id));
}
