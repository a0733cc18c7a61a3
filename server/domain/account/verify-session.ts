import { BROWSER_APPLICATION_ID, type UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { rememberIdentity } from './identity-cache.ts';

/** The user whose id a browser session carries, or `null` once the account is gone. */
export async function verifySession(
  ctx: Pick<Context, 'db' | 'bus' | 'clock'>,
  userId: number,
): Promise<UserActor | null> {
  return rememberIdentity(ctx, `session:${userId}`, async () => {
    const user = await ctx.db.prisma.user.findUnique({ where: { id: userId } });
    if (user === null) return null;
    const { id, uuid, role, plan } = user;
    const actor = {
      kind: 'user',
      userId: id,
      uuid,
      role,
      plan,
      via: 'session',
      applicationId: BROWSER_APPLICATION_ID,
      scopes: null,
      sandboxOnly: false,
    } as const;
    return { actor, expiresAt: null };
  });
}
