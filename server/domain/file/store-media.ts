import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { isMediaFailure, type MadeMedia, MediaFailure, type MediaKind } from '#server/kernel/media.ts';
import { badResult } from './bad-result.ts';
import { describeMedia, type StoredMedia } from './describe-media.ts';
import { endingFor } from './endings.ts';
import { assetKindOf } from './media-key.ts';
import { peek } from './peek.ts';
import { type AssetKind, LARGEST_BYTES } from './schema.ts';

export type StoreMediaInput = {
  /** From `mediaKey`; the ending is added. */
  key: string;
  kind: MediaKind;
  made: MadeMedia;
  /** The key of the picture that a video was made of. */
  posterFrom?: string | undefined;
  signal: AbortSignal;
};

const NAMES: Readonly<Record<AssetKind, string>> = { image: 'picture', video: 'video', audio: 'sound' };

/**
 * Streams what was made into storage, judges it by its bytes and gives it a preview; all of it can be repeated, and the
 * same key then holds one object. MediaFailure `bad_result` for what is none of its kind, too large, damaged or cut;
 * `provider_failed` when fewer or more bytes came than were announced; DomainError `unavailable` while storage is.
 */
export async function storeMedia(ctx: Context, input: StoreMediaInput): Promise<StoredMedia> {
  const { key: base, made, posterFrom, signal } = input;
  const kind = assetKindOf(input.kind);
  const limit = LARGEST_BYTES[kind];
  const { head, body, discard } = await peek(made.body, ctx.inspector.headBytes, signal);
  const mediaType = await ctx.inspector.sniff(head);
  const ending = endingFor(kind, mediaType);
  if (mediaType === null || ending === null || (made.bytes ?? 0) > limit) {
    discard();
    throw ending === null ? badResult(`What came is no ${NAMES[kind]}.`) : tooLarge(kind);
  }
  const key = `${base}.${ending}`;
  const stored = await ctx.storage
    .put(key, exactly(body, made.bytes), { mediaType, limit, signal })
    .catch((error: unknown) => {
      throw isDomainError(error) && error.code === 'too_large' ? tooLarge(kind) : error;
    });
  try {
    return await describeMedia(ctx, { base, kind, stored: { ...stored, mediaType }, posterFrom, signal });
  } catch (error) {
    if (isMediaFailure(error)) await ctx.storage.remove(key);
    throw error;
  }
}

/** Breaks before storage has taken the object when its length is not what was announced. */
async function* exactly(body: AsyncIterable<Uint8Array>, announced: number | null) {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    yield chunk;
  }
  if (announced === null || bytes === announced) return;
  throw new MediaFailure('provider_failed', "The provider's result broke off.", { outcome: 'unknown' });
}

function tooLarge(kind: AssetKind): MediaFailure {
  return badResult(
    `What came is larger than the ${LARGEST_BYTES[kind]} bytes that a ${NAMES[kind]} may have.`,
  );
}
