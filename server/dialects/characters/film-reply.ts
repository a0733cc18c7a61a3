import { refuseUnaffordable } from '#server/domain/media/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { paintAndFilm } from './paint-and-film.ts';

/** What a picture's description may have, in whole characters. */
const MOST_DESCRIBED = 1_000;

/** The reply as a film. It has been said and stored: where it cannot be filmed, it is answered all the same. */
export async function filmReply(
  ctx: Context,
  content: string,
  requestKey: string,
): Promise<{ video_url: string } | { video_error: string }> {
  const prompt = Array.from(content).slice(0, MOST_DESCRIBED).join('');
  try {
    await refuseUnaffordable(ctx, ['image', 'video']);
    const made = await paintAndFilm(
      ctx,
      { model: 'auto', prompt },
      {
        seconds: undefined,
        requestKey,
        // Nobody asks for it again: the answer that says so is kept under the request's key.
        whenBusy: 'cancel',
      },
    );
    return { video_url: made.asset.url };
  } catch (error) {
    return { video_error: toDomainError(error).message };
  }
}
