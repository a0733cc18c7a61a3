import type { WhenBusy } from '#server/domain/media/index.ts';
import type { MediaInput } from '#server/domain/media/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { type Made, makeMedia } from './make-media.ts';

/** `whenBusy`: with the image; its video is waited for, since it was paid for. */
type Filming = { seconds: number | undefined; requestKey: string | undefined; whenBusy?: WhenBusy };
type Shape = Omit<MediaInput, 'kind' | 'imageKey' | 'seconds'>;

/**
 * Paints a text, then sets the picture in motion: two generations. Whoever leaves after the image still gets the video
 * that it was paid for, and so does who comes while the video's provider is busy. With a `requestKey` each is made once.
 */
export async function paintAndFilm(
  ctx: Context,
  shape: Shape,
  { seconds, requestKey, whenBusy }: Filming,
): Promise<Made> {
  const staying = { ...ctx, signal: new AbortController().signal };
  const image = await makeMedia(
    staying,
    { ...shape, kind: 'image' },
    {
      requestKey,
      step: 'image',
      ...(whenBusy === undefined ? {} : { whenBusy }),
    },
  );
  const moved = { ...shape, kind: 'video' as const, imageKey: image.asset.key };
  const film = seconds === undefined ? moved : { ...moved, seconds };
  return makeMedia(staying, film, { requestKey, step: 'video', whenBusy: 'wait' });
}
