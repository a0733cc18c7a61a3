import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { MOST_BY_HAND, tooMuchByHand } from './most-by-hand.ts';
import { ownMemory } from './own-memory.ts';
import { saidTopic } from './said-topic.ts';
import { EditMemoryInput } from './schema.ts';
import { changeMemory, dropSources, stopCounting } from './sql.ts';

/**
 * Pins a memory, or words it anew: what the user has worded is theirs, and stays when what was said is deleted, unless
 * it belongs to a program's session. `not_found`, and `conflict` where the same is remembered already or 200 things are theirs.
 */
export async function editMemory(ctx: Context, input: EditMemoryInput): Promise<void> {
  const { memoryId, text = null, pinned = null } = EditMemoryInput.parse(input);
  const { id, userId, personaId, scope } = await ownMemory(ctx, memoryId);
  const theirs = text !== null && scope === 0;
  const worded = text === null ? [null, null] : [text, saidTopic(text)];
  const at = text === null ? null : ctx.clock.now();
  const change = async (sql: Sql) => {
    // What it was before is forgotten.
    if (text !== null) await sql.query(stopCounting, [userId, personaId, scope]);
    const values = [id, ...worded, pinned, theirs, at, MOST_BY_HAND];
    const changed = (await sql.query(changeMemory, values)).length > 0;
    // After that: a memory that is not theirs goes with its last source.
    if (changed && theirs) await sql.query(dropSources, [id]);
    return changed;
  };
  const changed = await ctx.db.transaction(change).catch((error: unknown) => {
    if (toDomainError(error).code !== 'conflict') throw error;
    throw new DomainError('conflict', 'This is remembered already.', { cause: error });
  });
  if (changed) return;
  // It has gone meanwhile, or there are too many.
  await ownMemory(ctx, id);
  throw tooMuchByHand();
}
