import sharp from 'sharp';
import { insertAsset, mediaKey, storeMedia } from '#server/domain/file/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';

/** A small picture among the assets of `ctx`'s user; its storage key is what a video is asked for with. */
export async function ownImageOf(ctx: Context): Promise<{ key: string; bytes: Uint8Array }> {
  const { userId, uuid } = requireUser(ctx.actor);
  const bytes = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#4477aa' } })
    .png()
    .toBuffer();
  const id = newId();
  const media = await storeMedia(ctx, {
    key: mediaKey({ uuid, kind: 'image', id }),
    kind: 'image',
    made: { mediaType: 'image/png', bytes: bytes.length, body: once(bytes) },
    signal: ctx.signal,
  });
  await insertAsset(ctx.db, { ...media, id, userId, generationId: null, sandbox: false });
  return { key: media.key, bytes };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
