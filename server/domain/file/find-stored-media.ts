import type { Context } from '#server/kernel/context.ts';
import type { MediaKind } from '#server/kernel/media.ts';
import { describeMedia, type StoredMedia } from './describe-media.ts';
import { endingFor } from './endings.ts';
import { assetKindOf } from './media-key.ts';

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
    if (stored === null || stored.checksum === null || endingFor(kind, stored.mediaType) === null) continue;
    return describeMedia(ctx, {
      base: input.key,
      kind,
      stored,
      posterFrom: input.posterFrom,
      signal: input.signal,
    });
  }
  return null;
}
