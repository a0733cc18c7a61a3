import { MediaFailure, type Submission } from '#server/kernel/media.ts';
import { HEAD_BYTES, mediaTypeByBytes } from './media-type-by-bytes.ts';

type Made = Extract<Submission, { type: 'made' }>;

/** A multiple of four characters, so that every piece decodes by itself; 192 KiB of bytes. */
const PIECE_CHARACTERS = 256 * 1024;
const PIECE_BYTES = 192 * 1024;

/** A result that came as base64, with or without line breaks; decoded piece by piece while it is read. */
export function madeOfBase64(base64: string): Made {
  const text = /\s/.test(base64) ? base64.replaceAll(/\s+/g, '') : base64;
  const foreign = text.search(/[^A-Za-z0-9+/_-]/);
  const characters = foreign === -1 ? text.length : foreign;
  const padding = text.slice(characters);
  if (characters === 0 || characters % 4 === 1 || !/^={0,2}$/.test(padding)) throw badResult();
  const head = Buffer.from(text.slice(0, Math.ceil(HEAD_BYTES / 3) * 4), 'base64');
  return {
    type: 'made',
    mediaType: mediaTypeByBytes(head),
    bytes: Math.floor((characters * 3) / 4),
    body: decode(text),
  };
}

/** A result that came as bytes. */
export function madeOfBytes(bytes: Uint8Array): Made {
  if (bytes.length === 0) throw badResult();
  return { type: 'made', mediaType: mediaTypeByBytes(bytes), bytes: bytes.length, body: cut(bytes) };
}

/**
 * The provider answered completely, and there is no result in its answer: final. Whatever it charged for that, asking
 * after the result would find none, and asking for another is for people to decide.
 */
export function badResult(): MediaFailure {
  return new MediaFailure('bad_result', 'The provider answered without a usable result.', {
    outcome: 'rejected',
  });
}

async function* decode(base64: string): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < base64.length; at += PIECE_CHARACTERS) {
    yield Buffer.from(base64.slice(at, at + PIECE_CHARACTERS), 'base64');
  }
}

async function* cut(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
