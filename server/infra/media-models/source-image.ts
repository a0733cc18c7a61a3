import { isDomainError } from '#server/kernel/errors.ts';
import { MediaFailure, type MediaOrder, type SourceImage, type VideoOrder } from '#server/kernel/media.ts';
import type { RequestFacts } from './failures.ts';
import { submitFailure } from './failures.ts';

/** An order that a maker of videos can take; MediaFailure `unavailable` for images and voices. */
export function videoOrder(order: MediaOrder): MediaOrder & VideoOrder {
  if (order.kind === 'video') return order;
  throw new MediaFailure('unavailable', `This provider makes no ${order.kind} here.`, {
    outcome: 'rejected',
  });
}

/** The picture's bytes, before anything is sent. */
export async function readImage(image: SourceImage): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await image.read());
  } catch (error) {
    if (isDomainError(error) && error.code === 'not_found') {
      throw new MediaFailure('storage', 'The source image is gone.', { outcome: 'rejected' });
    }
    throw new MediaFailure('storage', 'The source image cannot be read at present.', {
      outcome: 'not-accepted',
    });
  }
}

/** What a failed upload means. Nothing has been ordered yet, so what may pass can be tried again. */
export function uploadFailure(facts: RequestFacts): MediaFailure {
  const failure = submitFailure(facts);
  if (failure.outcome !== 'unknown') return failure;
  return new MediaFailure('provider_failed', 'The provider did not take the source image.', {
    outcome: 'not-accepted',
    retryAfterSeconds: facts.retryAfterSeconds,
  });
}
