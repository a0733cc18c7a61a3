import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { IDENTITIES_CHANGED } from './identity-cache.ts';
import { ApiKeyRef } from './schema.ts';

/** Ends a key at once, in every process. `not_found` for a key that is not the user's. */
export async function revokeApiKey(ctx: Context, input: ApiKeyRef): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  const { id } = ApiKeyRef.parse(input);
  const { count } = await ctx.db.prisma.apiKey.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: ctx.clock.now() },
  });
  if (count === 0) throw new DomainError('not_found', 'This key does not exist or has been revoked already.');
  ctx.bus.publish(IDENTITIES_CHANGED);
}
