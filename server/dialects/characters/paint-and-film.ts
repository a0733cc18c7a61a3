import type { MediaInput } from '#server/domain/media/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { type Made, makeMedia } from './make-media.ts';

type Shape = Omit<MediaInput, 'kind' | 'imageKey' | 'seconds'>;

/**
 * Paints a text, then sets the picture in motion: two generations. Whoever leaves after the image still gets the video
 * that it was paid for. With a `requestKey` each is made once.
 */
export async function paintAndFilm(
  ctx: Context,
  shape: Shape,
  { seconds, requestKey }: { seconds: number | undefined; requestKey: string | undefined },
): Promise<Made> {
  const staying = { ...ctx, signal: new AbortController().signal };
  const image = await makeMedia(staying, { ...shape, kind: 'image' }, { requestKey, step: 'image' });
  const moved = { ...shape, kind: 'video' as const, imageKey: image.asset.key };
  const lasting = seconds === undefined ? moved : { ...moved, seconds };
  return makeMedia(staying, lasting, { requestKey, step: 'video' });
}
