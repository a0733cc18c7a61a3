import { MediaFailure } from '#server/kernel/media.ts';

/**
 * The pieces of a body as they arrive. Throws MediaFailure: `provider_failed`, to be tried again, where it ends before
 * the announced `bytes` or breaks off; `bad_result`, for good, beyond `limitBytes`.
 */
export async function* readBody(
  body: AsyncIterable<Uint8Array>,
  bytes: number | null,
  limitBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let read = 0;
  try {
    for await (const piece of body) {
      read += piece.byteLength;
      if (read > limitBytes) throw tooLarge(limitBytes);
      yield piece;
    }
  } catch (error) {
    throw error instanceof MediaFailure ? error : endedEarly();
  }
  if (bytes !== null && read < bytes) throw endedEarly();
}

function endedEarly(): MediaFailure {
  return new MediaFailure('provider_failed', 'The download of the result broke off.', { outcome: 'unknown' });
}

export function tooLarge(limitBytes: number): MediaFailure {
  return new MediaFailure('bad_result', `The result is larger than ${limitBytes} bytes.`, {
    outcome: 'rejected',
  });
}
