import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { presentApiKey } from './present-api-key.ts';
import type { ApiKeyView } from './schema.ts';

/** The asking user's keys, newest first, revoked ones included. */
export async function listApiKeys(ctx: Context): Promise<ApiKeyView[]> {
  const { userId } = requireUser(ctx.actor);
  const rows = await ctx.db.prisma.apiKey.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    take: 1000,
  });
  return rows.map(presentApiKey);
}
