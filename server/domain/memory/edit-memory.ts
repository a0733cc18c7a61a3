import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { ownMemory } from './own-memory.ts';
import { saidTopic } from './said-topic.ts';
import { EditMemoryInput } from './schema.ts';

/**
 * Pins a memory, or words it anew: what the user has worded is theirs, and stays when what was said is deleted, unless
 * it belongs to a program's session. `not_found`, and `conflict` where the same is remembered already.
 */
export async function editMemory(ctx: Context, input: EditMemoryInput): Promise<void> {
  const { memoryId, text, pinned } = EditMemoryInput.parse(input);
  const { id, scope } = await ownMemory(ctx, memoryId);
  const { memory, memorySource } = ctx.db.prisma;
  const theirs = text !== undefined && scope === 0;
  const worded = text === undefined ? {} : { text, topic: saidTopic(text), updatedAt: ctx.clock.now() };
  const data = {
    ...worded,
    ...(theirs ? { byHand: true } : {}),
    ...(pinned === undefined ? {} : { pinned }),
  };
  const changes = [
    memory.updateMany({ where: { id }, data }),
    // After that: a memory that is not theirs goes with its last source.
    ...(theirs ? [memorySource.deleteMany({ where: { memoryId: id } })] : []),
  ];
  try {
    await ctx.db.prisma.$transaction(changes);
  } catch (error) {
    if (toDomainError(error).code !== 'conflict') throw error;
    throw new DomainError('conflict', 'This is remembered already.', { cause: error });
  }
}
