import type { Response } from 'undici';
import { isDomainError } from '#server/kernel/errors.ts';
import { brokenOff, connectionFailure, tooLarge } from './refusals.ts';

/** A body in one piece; `invalid_input` beyond `maxBytes`, whatever was announced, `upstream_failed` where it breaks off. */
export async function readWhole(response: Response, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of response.body ?? []) {
      bytes += piece.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      pieces.push(piece);
    }
  } catch (error) {
    const failure = connectionFailure(error);
    throw isDomainError(error) || failure.code === 'timed_out' ? failure : brokenOff();
  }
  return Buffer.concat(pieces);
}
