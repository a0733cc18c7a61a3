import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import type { Sql } from '#server/kernel/ports.ts';
import type { Picture } from '../conversation/index.ts';
import { assetLink, claimMedia, readImage } from '../file/index.ts';
import { addMedia, latestPictures, readMedia } from './sql-media.ts';
import type { TalkMedia, TalkMessage } from './view.ts';

/** Pictures that go along with every question: those of the latest messages. */
const MOST_PICTURES = 10;
/** Of them all together: providers refuse requests of 20 MB, and pictures grow by a third on the way. */
const MOST_BYTES = 14_000_000;

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

/** The latest pictures of a conversation, read, as many as a request holds. */
export async function picturesOf(ctx: Context, conversationId: number): Promise<Picture[]> {
  const rows = await ctx.db.query<PictureRow>(latestPictures, [conversationId, MOST_PICTURES]);
  const pictures: Picture[] = [];
  let room = MOST_BYTES;
  for (const { messageId, depth, ...stored } of rows) {
    room -= stored.bytes;
    if (room < 0) break;
    const image = await readImage(ctx, stored).catch((error: unknown) => {
      // One picture that has gone must not end the conversation.
      if (isDomainError(error) && error.code === 'not_found') return null;
      throw error;
    });
    if (image !== null) pictures.push({ messageId, depth, image });
  }
  return pictures;
}

type MediaRow = Omit<TalkMedia, 'url'> & { messageId: string; id: string; key: string };

/** What is part of each of these messages, in order. */
export async function mediaOf(
  ctx: Context,
  messageIds: readonly string[],
): Promise<Map<string, TalkMedia[]>> {
  const found = new Map<string, TalkMedia[]>();
  const rows = messageIds.length === 0 ? [] : await ctx.db.query<MediaRow>(readMedia, [messageIds]);
  for (const { messageId, kind, durationMs, width, height, ...asset } of rows) {
    const media = found.get(messageId) ?? [];
    media.push({ kind, durationMs, width, height, url: assetLink(ctx, { ...asset, kind }) });
    found.set(messageId, media);
  }
  return found;
}

/** The same messages with what is part of them. */
export async function withMedia(
  ctx: Context,
  messages: readonly TalkMessage[],
): Promise<(TalkMessage & { media: TalkMedia[] })[]> {
  const asked = messages.filter(({ role }) => role === 'user').map(({ id }) => id);
  const media = await mediaOf(ctx, asked);
  return messages.map((message) => ({ ...message, media: media.get(message.id) ?? [] }));
}
