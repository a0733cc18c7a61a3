import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { CLEANABLE, type CleanMedia } from '#server/kernel/media-cleaner.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { noBytes, tooLargeFor, unusable, wrongKind } from './media-refusals.ts';
import { type BroughtKind, LARGEST_BROUGHT } from './schema.ts';

/** Besides sounds that are known by their first bytes: containers of films, which recorders put sound into. */
const SOUNDS: readonly string[] = [...CLEANABLE.audio, 'video/mp4', 'video/quicktime', 'video/webm'];
const IMAGES: readonly string[] = CLEANABLE.image;

/**
 * What a stranger's file shows or plays, in a file of our own, of the kind that is wanted (`null`: either). Its bytes decide
 * what it is. Errors: `too_large` for its kind; `invalid_input` for what is empty, of another type, damaged or cut off;
 * what the cleaner refuses.
 */
export async function cleanMedia(
  ctx: Context,
  source: ByteSource,
  wanted: BroughtKind | null,
  { portrait = false }: { portrait?: boolean } = {},
): Promise<CleanMedia> {
  const { userId } = requireUser(ctx.actor);
  if (source.bytes === 0) throw noBytes();
  const mediaType = await ctx.inspector.sniff(await headOf(source, ctx.inspector.headBytes));
  const kind = kindOf(mediaType);
  if (mediaType === null || kind === null) throw unusable('other');
  if (wanted !== null && wanted !== kind) throw wrongKind(wanted);
  if (source.bytes > LARGEST_BROUGHT[kind]) throw tooLargeFor(kind);
  const who = { owner: String(userId), signal: ctx.signal };
  const cleaned = await ctx.mediaCleaner.clean(source, { mediaType, portrait, ...who });
  if (cleaned.kind === 'refused') throw unusable(cleaned.reason);
  return cleaned;
}

function kindOf(mediaType: string | null): BroughtKind | null {
  if (mediaType === null) return null;
  if (IMAGES.includes(mediaType)) return 'image';
  return SOUNDS.includes(mediaType) ? 'audio' : null;
}

async function headOf(source: ByteSource, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const last = Math.min(most, source.bytes) - 1;
  for await (const piece of await source.read({ from: 0, to: last })) pieces.push(piece);
  return Buffer.concat(pieces);
}
