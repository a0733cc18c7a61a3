import type { MediaInput } from '#server/domain/media/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { type Made, makeMedia } from './make-media.ts';

type Filming = { seconds: number | undefined; requestKey: string | undefined; lasting: boolean };
type Shape = Omit<MediaInput, 'kind' | 'imageKey' | 'seconds'>;

/**
 * Paints a text, then sets the picture in motion: two generations. Whoever leaves after the image still gets the video
 * that it was paid for, and so does who comes while the video's provider is busy. With a `requestKey` each is made once;
 * `lasting`: the same key asks again, so that the image goes on waiting for its provider, too.
 */
export async function paintAndFilm(
  ctx: Context,
  shape: Shape,
  { seconds, requestKey, lasting }: Filming,
): Promise<Made> {
  const staying = { ...ctx, signal: new AbortController().signal };
  const image = await makeMedia(
    staying,
    { ...shape, kind: 'image' },
    {
      requestKey,
      step: 'image',
      whenBusy: lasting ? 'leave' : 'cancel',
    },
  );
  const moved = { ...shape, kind: 'video' as const, imageKey: image.asset.key };
  const film = seconds === undefined ? moved : { ...moved, seconds };
  return makeMedia(staying, film, { requestKey, step: 'video', whenBusy: 'wait' });
}
