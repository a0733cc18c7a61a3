import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '../conversation/index.ts';
import { countTalks, listTalks as statement } from './sql-list.ts';
import type { TalkSummary } from './view.ts';

type Page = { limit: number; offset: number; personaId?: string | undefined };

/** A page of the user's conversations with influencers, the latest change first, and how many there are in all. */
export async function listTalks(
  ctx: Context,
  { limit, offset, personaId }: Page,
): Promise<{ talks: TalkSummary[]; total: number }> {
  const { userId } = requireUser(ctx.actor);
  const [talks, [counted]] = await Promise.all([
    ctx.db.query<TalkSummary>(statement, [userId, personaId ?? null, limit, offset, null]),
    ctx.db.query<{ total: number }>(countTalks, [userId, personaId ?? null]),
  ]);
  return { talks, total: counted?.total ?? 0 };
}

/** One of them as lists show it. */
export async function readTalk(ctx: Context, id: number): Promise<TalkSummary> {
  const { userId } = requireUser(ctx.actor);
  const [talk] = await ctx.db.query<TalkSummary>(statement, [userId, null, 1, 0, id]);
  if (talk === undefined) throw notFound('influencer');
  return talk;
}
