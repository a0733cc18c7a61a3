import { createHash } from 'node:crypto';
import type { Context } from '#server/kernel/context.ts';
import type { MediaKind } from '#server/kernel/media.ts';
import { describeMedia, type StoredMedia } from './describe-media.ts';
import { endingFor } from './endings.ts';
import { assetKindOf } from './media-key.ts';
import { sourceAt } from './source-at.ts';

/**
 * What an interrupted `storeMedia` for this key has already stored, whole; `null` where there is nothing. For a result that
 * the provider no longer has.
 */
export async function findStoredMedia(
  ctx: Context,
  input: { key: string; kind: MediaKind; posterFrom?: string | undefined; signal: AbortSignal },
): Promise<StoredMedia | null> {
  const kind = assetKindOf(input.kind);
  for await (const { key } of ctx.storage.list(`${input.key}.`)) {
    const stored = await ctx.storage.head(key);
    if (stored === null || endingFor(kind, stored.mediaType) === null) continue;
    const checksum = stored.checksum ?? (await checksumOf(ctx, stored));
    return describeMedia(ctx, {
      base: input.key,
      kind,
      stored: { ...stored, checksum },
      posterFrom: input.posterFrom,
      signal: input.signal,
    });
  }
  return null;
}

/** A large object has its checksum only some moments after it is whole. */
async function checksumOf(ctx: Context, { key, bytes }: { key: string; bytes: number }): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of await sourceAt(ctx, { key, bytes }).read()) hash.update(piece);
  return hash.digest('hex');
}
