import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { isUuid } from '#server/kernel/ids.ts';
import { notFound } from '../conversation/index.ts';
import type { Talk, TalkKind } from './view.ts';

/** The asking user's conversation with an influencer, if there is one. `title`: what the persona was called when it began. */
export async function talkWith(
  ctx: Context,
  { id }: { id: string },
): Promise<(Talk & { title: string }) | null> {
  const { userId } = requireUser(ctx.actor);
  const where = { userId, kind: 'influencer' as const, name: id, deletedAt: null };
  return ctx.db.prisma.conversation.findFirst({ where });
}

/** The asking user's conversation of a kind by its name (a session) or its uuid, or `not_found`. */
export async function ownTalk(ctx: Context, kind: TalkKind, key: string): Promise<Talk> {
  const { userId } = requireUser(ctx.actor);
  const named = kind === 'character' ? { name: key } : { uuid: key };
  const impossible = kind === 'influencer' ? !isUuid(key) : key.includes('\0');
  const found = impossible
    ? null
    : await ctx.db.prisma.conversation.findFirst({ where: { userId, kind, deletedAt: null, ...named } });
  if (found === null) throw notFound(kind);
  return found;
}
