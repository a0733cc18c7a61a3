import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import { knownPersona } from './known-persona.ts';
import { MOST_BY_HAND, tooMuchByHand } from './most-by-hand.ts';
import { saidTopic } from './said-topic.ts';
import { RememberInput } from './schema.ts';
import { writeMemory } from './sql.ts';

/**
 * Writes down something for a persona to remember of the asking user; what is there already is not written twice.
 * `not_found` for a persona that the user may not know of, `conflict` when 200 were written.
 */
export async function remember(ctx: Context, input: RememberInput): Promise<{ memoryId: string }> {
  const { userId } = requireUser(ctx.actor);
  const { personaId, text, pinned } = RememberInput.parse(input);
  const { id } = await knownPersona(ctx, personaId);
  const values = [userId, id, newId(), saidTopic(text), text, pinned, MOST_BY_HAND];
  const [kept] = await ctx.db.query<{ id: string }>(writeMemory, values);
  if (kept !== undefined) return { memoryId: kept.id };
  throw tooMuchByHand();
}
