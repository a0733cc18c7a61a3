import type { Response } from 'undici';
import { isDomainError } from '#server/kernel/errors.ts';
import { brokenOff, connectionFailure, tooLarge } from './refusals.ts';

/** The pieces of a body; `invalid_input` beyond `maxBytes`, whatever was announced, `upstream_failed` where it breaks off. */
export async function* meterBody({ body }: Response, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const piece of body ?? []) {
      bytes += piece.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      yield piece;
    }
  } catch (error) {
    const failure = connectionFailure(error);
    throw isDomainError(error) || failure.code === 'timed_out' ? failure : brokenOff();
  }
}
