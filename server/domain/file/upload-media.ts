import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
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
  const key = before ?? (await keep(ctx, source, requestKey));
  return { media: await readOwnMedia(ctx, { key }, null), repeated: before !== null };
}

async function keep(ctx: Context, source: ByteSource, requestKey: string | undefined): Promise<string> {
  const media = await cleanMedia(ctx, source, null);
  return keepMedia(ctx, media, requestKey ?? null).catch(async (error: unknown) => {
    // The first of two that came at once has stored it meanwhile.
    const made = isDomainError(error) && error.code === 'conflict' ? await findKey(ctx, requestKey) : null;
    if (made === null) throw error;
    return made;
  });
}

async function findKey(ctx: Context, requestKey: string | undefined): Promise<string | null> {
  if (requestKey === undefined) return null;
  const { userId } = requireUser(ctx.actor);
  const [found] = await ctx.db.query<{ key: string }>(uploadOfRequest, [userId, requestKey]);
  return found?.key ?? null;
}
