import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { countOwn } from './sql.ts';

const MOST_PERSONAS = 500;

/** `conflict` where the asking user has as many personas as anybody may have: a card of each can take megabytes. */
export async function refuseMore(ctx: Context): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const [own] = await ctx.db.query<{ personas: number }>(countOwn, [userId]);
  if ((own?.personas ?? 0) < MOST_PERSONAS) return;
  throw new DomainError(
    'conflict',
    `You have ${MOST_PERSONAS} personas. Delete one before you make another.`,
  );
}
