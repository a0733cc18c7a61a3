import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { AboutInput } from './schema.ts';

/** What the asking user wants every persona to know of them; empty where they said nothing. */
export async function getAbout(ctx: Pick<Context, 'db' | 'actor'>): Promise<{ text: string }> {
  const { userId: id } = requireUser(ctx.actor);
  const found = await ctx.db.prisma.user.findUnique({ where: { id }, select: { about: true } });
  return { text: found?.about ?? '' };
}

/** Says it, from the next answer of any persona on. */
export async function setAbout(ctx: Context, input: AboutInput): Promise<{ text: string }> {
  const { userId: id } = requireUser(ctx.actor);
  const { text } = AboutInput.parse(input);
  await ctx.db.prisma.user.updateMany({ where: { id }, data: { about: text } });
  return { text };
}
