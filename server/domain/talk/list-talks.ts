import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Statement } from '#server/kernel/ports.ts';
import { notFound } from '../conversation/index.ts';
import { avatarOf, isOpenTo, type PersonaVisibility } from '../persona/index.ts';
import { countTalks, listCountedTalks as countedStatement, listTalks as statement } from './sql-list.ts';
import type { CountedTalk, TalkSummary } from './view.ts';

type Page = { limit: number; offset: number; personaId?: string | null };

/** Without a persona `visibility` is `null`, as is all else of it. */
type Row = Omit<TalkSummary, 'avatarUrl' | 'gone'> & {
  title: string;
  ownerId: number | null;
  visibility: PersonaVisibility | null;
  deletedAt: Date | null;
  avatarAssetId: string | null;
};
type CountedRow = Row & { messages: number };

/** A page of the user's conversations with influencers, the latest change first, and how many there are in all. */
export function listTalks(ctx: Context, page: Page): Promise<{ talks: TalkSummary[]; total: number }> {
  return readPage<Row>(ctx, statement, page);
}

/** The same with how many messages each has. */
export function listCountedTalks(ctx: Context, page: Page): Promise<{ talks: CountedTalk[]; total: number }> {
  return readPage<CountedRow>(ctx, countedStatement, page);
}

/** One of them as lists show it. */
export async function readTalk(ctx: Context, id: number): Promise<CountedTalk> {
  const { userId } = requireUser(ctx.actor);
  const values = [userId, null, 1, 0, id];
  const [talk] = await ctx.db.query<CountedRow>(countedStatement, values);
  if (talk === undefined) throw notFound('influencer');
  return asSeen(ctx, talk);
}

async function readPage<Listed extends Row>(
  ctx: Context,
  listing: Statement,
  { limit, offset, personaId = null }: Page,
) {
  const { userId } = requireUser(ctx.actor);
  const [rows, [counted]] = await Promise.all([
    ctx.db.query<Listed>(listing, [userId, personaId, limit, offset, null]),
    ctx.db.query<{ total: number }>(countTalks, [userId, personaId]),
  ]);
  return { talks: rows.map((row) => asSeen(ctx, row)), total: counted?.total ?? 0 };
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
