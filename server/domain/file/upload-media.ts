import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { cleanMedia } from './clean-media.ts';
import { keepMedia } from './keep-media.ts';
import { readOwnMedia } from './own-media.ts';
import { uploadOfRequest } from './sql-uploads.ts';
import type { BroughtMedia } from './view.ts';

type Upload = {
  source: ByteSource;
  /** What the request was sent under, if anything: sent again it gets the same upload. */
  requestKey?: string | undefined;
};

/** Takes a picture or a sound into the user's assets, where it waits a day to be used. Errors: those of clean- and keep-media. */
export async function uploadMedia(
  ctx: Context,
  { source, requestKey }: Upload,
): Promise<{ media: BroughtMedia; repeated: boolean }> {
  const before = await findKey(ctx, requestKey);
  const key = before ?? (await keepMedia(ctx, await cleanMedia(ctx, source, null), requestKey ?? null));
  return { media: await readOwnMedia(ctx, { key }, null), repeated: before !== null };
}

async function findKey(ctx: Context, requestKey: string | undefined): Promise<string | null> {
  if (requestKey === undefined) return null;
  const { userId } = requireUser(ctx.actor);
  const [found] = await ctx.db.query<{ key: string }>(uploadOfRequest, [userId, requestKey]);
  return found?.key ?? null;
}
