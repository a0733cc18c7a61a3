import type { MediaOrder, VideoOrder } from '#server/kernel/media.ts';
import { z } from 'zod';
import { factsOf } from '../request-error.ts';
import { readImage, uploadFailure } from '../source-image.ts';
import { falClient, type FalPort } from './client.ts';

const Url = z.url({ protocol: /^https?$/ });

/**
 * The source image on fal's storage for a day, under a URL that holds the attempt's id: fal lists its requests with
 * their input, and so a submission whose answer was lost is found again. Nothing is billed for it.
 */
export async function uploadImage(
  port: FalPort,
  order: MediaOrder & VideoOrder,
  signal: AbortSignal,
): Promise<string> {
  const bytes = await readImage(order.image);
  const type = order.image.mediaType;
  const file = new File([bytes], `${order.attemptId}.${type.split('/')[1] ?? 'bin'}`, { type });
  try {
    const client = falClient(port, signal, port.limits.upload);
    const url = Url.parse(await client.storage.upload(file, { lifecycle: { expiresIn: '1d' } }));
    return marked(url, order.attemptId);
  } catch (error) {
    throw uploadFailure(factsOf(error));
  }
}

/** fal keeps a file's name in its URL; should it stop doing so, the query says whose it is. */
function marked(url: string, attemptId: string): string {
  if (url.includes(attemptId)) return url;
  const withAttempt = new URL(url);
  withAttempt.searchParams.set('attempt', attemptId);
  return withAttempt.href;
}
