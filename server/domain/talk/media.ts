import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Sql } from '#server/kernel/ports.ts';
import type { Picture } from '../conversation/index.ts';
import { assetLink, claimMedia, readImage } from '../file/index.ts';
import { addMedia, latestPictures, readMedia } from './sql-media.ts';
import type { TalkMedia, TalkMessage } from './view.ts';

/** Pictures that go along with every question: those of the latest messages. */
const MOST_PICTURES = 10;

/** Makes assets of the asking user's part of one of their messages, as part of the caller's transaction. */
export async function keepWithMessage(
  ctx: Pick<Context, 'actor'>,
  sql: Sql,
  said: { conversationId: number; messageId: string; assetIds: readonly string[] },
): Promise<void> {
  const { userId } = requireUser(ctx.actor);
  await claimMedia(sql, { userId, assetIds: said.assetIds });
  await sql.query(addMedia, [said.messageId, said.conversationId, said.assetIds]);
}

type PictureRow = { messageId: string; depth: number; key: string; bytes: number; mediaType: string };

/** The latest pictures of a conversation, read, the oldest message first. */
export async function picturesOf(ctx: Context, conversationId: number): Promise<Picture[]> {
  const rows = await ctx.db.query<PictureRow>(latestPictures, [conversationId, MOST_PICTURES]);
  const read = rows.map(async ({ messageId, depth, ...stored }) => {
    return { messageId, depth, image: await readImage(ctx, stored) };
  });
  return Promise.all(read);
}

type MediaRow = Omit<TalkMedia, 'url'> & { messageId: string; id: string; key: string };

/** The same messages with what is part of them. */
export async function withMedia(
  ctx: Context,
  messages: readonly TalkMessage[],
): Promise<(TalkMessage & { media: TalkMedia[] })[]> {
  const asked = messages.filter(({ role }) => role === 'user').map(({ id }) => id);
  const rows = asked.length === 0 ? [] : await ctx.db.query<MediaRow>(readMedia, [asked]);
  return messages.map((message) => ({
    ...message,
    media: rows
      .filter(({ messageId }) => messageId === message.id)
      .map(({ kind, durationMs, ...asset }) => ({
        kind,
        durationMs,
        url: assetLink(ctx, { ...asset, kind }),
      })),
  }));
}
