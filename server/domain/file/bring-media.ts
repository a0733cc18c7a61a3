import type { Context } from '#server/kernel/context.ts';
import { CLEANABLE } from '#server/kernel/media-cleaner.ts';
import { cleanMedia } from './clean-media.ts';
import { keepMedia } from './keep-media.ts';
import { noLink } from './media-refusals.ts';
import { readLink } from './own-link.ts';
import { readOwnMedia } from './own-media.ts';
import { type BroughtKind, LARGEST_BROUGHT } from './schema.ts';
import type { BroughtMedia } from './view.ts';

export type BringMediaInput = {
  /** The key or the address of a medium of the user's, or a public https address. */
  link: string;
  kind: BroughtKind;
};

/**
 * A link in what somebody says, as an asset of theirs: their own are recognised and never fetched, others are fetched,
 * cleaned and stored, and wait to be used (`claimMedia`). `invalid_input` for what is not theirs, not public, or no such
 * medium; `too_large`; `upstream_failed` and `timed_out` where another server fails; what clean- and keep-media refuse.
 */
export async function bringMedia(ctx: Context, { link, kind }: BringMediaInput): Promise<BroughtMedia> {
  const target = readLink(ctx, link);
  if (target === 'none') throw noLink();
  if (target !== 'elsewhere') return readOwnMedia(ctx, target, kind);
  const options = { maxBytes: LARGEST_BROUGHT[kind], accept: CLEANABLE[kind], signal: ctx.signal };
  const fetched = await ctx.remoteMedia.fetch(link, options);
  try {
    const key = await keepMedia(ctx, await cleanMedia(ctx, fetched, kind), null);
    return await readOwnMedia(ctx, { key }, kind);
  } finally {
    await fetched.close();
  }
}
