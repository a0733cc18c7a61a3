import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { sourceOf, uploadMedia } from '../file/index.ts';
import type { TakeMediaForm } from './schema.ts';
import type { WaitingMedia } from './view.ts';

/** Takes a picture or a sound of the user's that is to be said. Errors: those of `uploadMedia`. */
export async function takeMedia(ctx: Context, { file, uploadId }: TakeMediaForm): Promise<WaitingMedia> {
  const { userId } = requireUser(ctx.actor);
  const requestKey = `talk ${userId} ${uploadId}`;
  const { media } = await uploadMedia(ctx, { source: sourceOf(file), requestKey });
  const { key, url, kind, durationMs } = media;
  return { key, url, kind, durationMs };
}
