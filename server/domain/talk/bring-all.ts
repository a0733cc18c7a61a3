import type { Context } from '#server/kernel/context.ts';
import { bringMedia, type BroughtMedia } from '../file/index.ts';

/** What goes along with a message. Errors: those of bring-media. */
export async function bringAll(
  ctx: Context,
  links: readonly string[],
  kind: BroughtMedia['kind'],
): Promise<BroughtMedia[]> {
  const media: BroughtMedia[] = [];
  // One after the other: ten large pictures at once would be much to hold.
  for (const link of links) media.push(await bringMedia(ctx, { link, kind }));
  return media;
}
