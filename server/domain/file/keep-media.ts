import { createHash } from 'node:crypto';
import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { CleanMedia } from '#server/kernel/media-cleaner.ts';
import { endingFor } from './endings.ts';
import { insertAsset } from './insert-asset.ts';
import { mediaKey, previewKey } from './media-key.ts';
import { sameRequest, tooLate, tooManyWaiting, unusable } from './media-refusals.ts';
import { type BroughtKind, MOST_WAITING, MOST_WAITING_BYTES, UPLOAD_HOURS } from './schema.ts';
import { announceObject, postponeObject, wantObject } from './sql-objects.ts';
import { addUpload, sumWaiting } from './sql-uploads.ts';

/**
 * Stores what was cleaned, and its preview, as an asset of the user that waits to be used; says its key. The objects are on
 * the list of those that nobody needs until they have their row: whoever dies in between leaves nothing behind.
 * `conflict` where too much is waiting already.
 */
export async function keepMedia(ctx: Context, media: CleanMedia, requestKey: string | null): Promise<string> {
  const { userId, uuid } = requireUser(ctx.actor);
  await refuseHoard(ctx, userId);
  const { mediaType, bytes, facts, preview } = media;
  const kind: BroughtKind = mediaType.startsWith('image/') ? 'image' : 'audio';
  const ending = endingFor(kind, mediaType);
  if (ending === null) throw unusable('other');
  const id = newId();
  const base = mediaKey({ uuid, kind: kind === 'audio' ? 'voice' : kind, id });
  const key = `${base}.${ending}`;
  const posterKey = preview === null ? null : previewKey(base);
  const keys = posterKey === null ? [key] : [key, posterKey];
  const row = { id, userId, generationId: null, sandbox: false, kind, key, mediaType, posterKey, ...facts };
  const checksum = createHash('sha256').update(bytes).digest('hex');
  const blurhash = preview?.blurhash ?? null;
  for (const each of keys) await ctx.db.query(announceObject, [each]);
  try {
    await put(ctx, key, mediaType, bytes);
    if (preview !== null && posterKey !== null) await put(ctx, posterKey, 'image/webp', preview.webp);
    await ctx.db.transaction(async (sql) => {
      for (const each of keys) if ((await sql.query(wantObject, [each])).length === 0) throw tooLate();
      await insertAsset(sql, { ...row, bytes: bytes.length, checksum, blurhash });
      const added = await sql.query(addUpload, [id, userId, requestKey, UPLOAD_HOURS]);
      if (added.length === 0) throw sameRequest();
    });
    return key;
  } catch (error) {
    // At once instead of in an hour; where even that fails, the hour holds.
    for (const each of keys) await ctx.db.query(postponeObject, [each, 0]).catch(() => undefined);
    throw error;
  }
}

/** So that nobody fills the disk with what is never used. */
async function refuseHoard(ctx: Context, userId: number): Promise<void> {
  const [waiting] = await ctx.db.query<{ uploads: number; bytes: number }>(sumWaiting, [userId]);
  if (waiting === undefined) return;
  if (waiting.uploads >= MOST_WAITING || waiting.bytes >= MOST_WAITING_BYTES) throw tooManyWaiting();
}

async function put(ctx: Context, key: string, mediaType: string, bytes: Uint8Array): Promise<void> {
  async function* once() {
    yield bytes;
  }
  await ctx.storage.put(key, once(), { mediaType, limit: bytes.length, signal: ctx.signal });
}
