import type { Context } from '#server/kernel/context.ts';
import { isMediaFailure } from '#server/kernel/media.ts';
import type { StoredObject } from '#server/kernel/storage.ts';
import { badResult } from './bad-result.ts';
import { previewKey } from './media-key.ts';
import type { AssetKind } from './schema.ts';
import { sourceAt } from './source-at.ts';

/** A stored object, and what its bytes say. */
export type StoredMedia = {
  key: string;
  kind: AssetKind;
  mediaType: string;
  bytes: number;
  /** SHA-256, in hexadecimal. */
  checksum: string;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  blurhash: string | null;
  posterKey: string | null;
};

type Described = {
  /** The key without its ending. */
  base: string;
  kind: AssetKind;
  stored: StoredObject;
  posterFrom: string | undefined;
  signal: AbortSignal;
};

type Preview = { webp: Uint8Array; blurhash: string };

const PREVIEW_LIMIT = 1024 * 1024;

/** Measures an object that lies in storage and puts its preview beside it. MediaFailure `bad_result` for a damaged one. */
export async function describeMedia(
  ctx: Context,
  { base, kind, stored, posterFrom, signal }: Described,
): Promise<StoredMedia> {
  const { key, bytes, mediaType, checksum } = stored;
  if (checksum === null) throw badResult('What lies in storage has no checksum.');
  const source = sourceAt(ctx, stored);
  const facts = await ctx.inspector.measure(source, mediaType);
  const preview =
    kind === 'audio'
      ? null
      : ((await ctx.inspector.preview(source, mediaType)) ?? (await previewOf(ctx, posterFrom)));
  const posterKey = preview === null ? null : previewKey(base);
  if (preview !== null && posterKey !== null) {
    const options = { mediaType: 'image/webp', limit: PREVIEW_LIMIT, signal };
    await ctx.storage.put(posterKey, once(preview.webp), options);
  }
  return { key, kind, mediaType, bytes, checksum, ...facts, blurhash: preview?.blurhash ?? null, posterKey };
}

/** The preview of another picture; none is better than a lost video. */
async function previewOf(ctx: Context, key: string | undefined): Promise<Preview | null> {
  const found = key === undefined ? null : await ctx.storage.head(key);
  if (found === null) return null;
  return ctx.inspector.preview(sourceAt(ctx, found), found.mediaType).catch((error: unknown) => {
    if (isMediaFailure(error)) return null;
    throw error;
  });
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
