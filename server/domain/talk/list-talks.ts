import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '../conversation/index.ts';
import { avatarOf, isOpenTo, type PersonaVisibility } from '../persona/index.ts';
import { countTalks, listCountedTalks as countedStatement, listTalks as statement } from './sql-list.ts';
import type { CountedTalk, TalkSummary } from './view.ts';

type Page = { limit: number; offset: number; personaId?: string | undefined };

/** Without a persona `visibility` is `null`, as is all else of it. */
type Row = Omit<TalkSummary, 'avatarUrl' | 'gone'> & {
  title: string;
  ownerId: number | null;
  visibility: PersonaVisibility | null;
  deletedAt: Date | null;
  avatarAssetId: string | null;
};

/** A page of the user's conversations with influencers, the latest change first, and how many there are in all. */
export async function listTalks(
  ctx: Context,
  { limit, offset, personaId }: Page,
): Promise<{ talks: TalkSummary[]; total: number }> {
  const { userId } = requireUser(ctx.actor);
  const [rows, total] = await Promise.all([
    ctx.db.query<Row>(statement, [userId, personaId ?? null, limit, offset, null]),
    totalOf(ctx, personaId),
  ]);
  return { talks: rows.map((row) => asSeen(ctx, row)), total };
}

/** The same with how many messages each has. */
export async function listCountedTalks(
  ctx: Context,
  { limit, offset, personaId }: Page,
): Promise<{ talks: CountedTalk[]; total: number }> {
  const { userId } = requireUser(ctx.actor);
  const values = [userId, personaId ?? null, limit, offset, null];
  const [rows, total] = await Promise.all([
    ctx.db.query<Row & { messages: number }>(countedStatement, values),
    totalOf(ctx, personaId),
  ]);
  return { talks: rows.map((row) => asSeen(ctx, row)), total };
}

/** One of them as lists show it. */
export async function readTalk(ctx: Context, id: number): Promise<CountedTalk> {
  const { userId } = requireUser(ctx.actor);
  const values = [userId, null, 1, 0, id];
  const [talk] = await ctx.db.query<Row & { messages: number }>(countedStatement, values);
  if (talk === undefined) throw notFound('influencer');
  return asSeen(ctx, talk);
}

async function totalOf(ctx: Context, personaId: string | undefined): Promise<number> {
  const { userId } = requireUser(ctx.actor);
  const [counted] = await ctx.db.query<{ total: number }>(countTalks, [userId, personaId ?? null]);
  return counted?.total ?? 0;
}

/** What the owner of a persona makes of it after taking it away is for nobody else. */
function asSeen<Listed extends Row>(ctx: Context, row: Listed) {
  const { title, ownerId, visibility, deletedAt, avatarAssetId, ...talk } = row;
  const open = visibility !== null && isOpenTo(ctx.actor, { ownerId, visibility, deletedAt });
  const pictured = { name: talk.name, builtIn: ownerId === null, avatarAssetId };
  return {
    ...talk,
    displayName: open || visibility === null ? talk.displayName : title,
    avatarUrl: open ? avatarOf(ctx, pictured) : null,
    gone: visibility === null || deletedAt !== null,
  };
}
