import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { madeOfBase64, madeOfBytes } from '#server/infra/media-models/made.ts';
import { bytesOf } from './submit.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('a result in base64', () => {
  it.each([1, 2, 3, 511, 196_607, 196_608, 196_609, 1_000_000])(
    'of %i bytes comes out whole',
    async (length) => {
      const bytes = randomBytes(length);
      const made = madeOfBase64(bytes.toString('base64'));
      expect(made.bytes).toBe(length);
      expect((await bytesOf(made)).equals(bytes)).toBe(true);
    },
  );

  it('comes in pieces', async () => {
    const made = madeOfBase64(Buffer.alloc(1_000_000).toString('base64'));
    const lengths = (await Array.fromAsync(made.body)).map((piece) => piece.length);
    expect(Math.max(...lengths)).toBe(192 * 1024);
  });

  it('may have line breaks, the other alphabet, and no padding', async () => {
    const bytes = randomBytes(1000);
    const base64 = bytes.toString('base64');
    const ways = [
      base64.replaceAll(/(.{76})/g, '$1\r\n'),
      bytes.toString('base64url'),
      base64.replace(/=+$/, ''),
    ];
    for (const way of ways) {
      const made = madeOfBase64(way);
      expect(made.bytes).toBe(1000);
      expect((await bytesOf(made)).equals(bytes)).toBe(true);
    }
  });

  it.each(['', '=', 'A', 'AAAAA', 'AAA!', 'AA=A', 'AA===', 'data:image/png;base64,AAAA', ' \n'])(
    'that reads %j is no usable result, finally',
    (base64) => {
      expect(() => madeOfBase64(base64)).toThrow(
        expect.objectContaining({ code: 'bad_result', outcome: 'rejected' }),
      );
    },
  );
});

describe('the media type of a result', () => {
  it.each<[string, Uint8Array | string]>([
    ['image/png', PNG],
    ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['image/svg+xml', '<?xml version="1.0"?>\n<!-- made -->\n<!DOCTYPE svg>\n<svg>'],
    ['audio/wav', 'RIFF\x10\0\0\0WAVEfmt '],
    ['audio/mpeg', 'ID3\x04'],
    ['audio/mpeg', Buffer.from('fffb9064', 'hex')],
    ['audio/ogg', 'OggS\0'],
    ['audio/flac', 'fLaC\0'],
    ['application/octet-stream', 'RIFF\x10\0\0\0AVI '],
    ['application/octet-stream', '{"error": "<svg"}'],
    ['application/octet-stream', '<!DOCTYPE html><svg>'],
    ['application/octet-stream', Buffer.from('fffe4100', 'hex')],
  ])('is %s where its bytes begin so', (mediaType, head) => {
    const bytes = typeof head === 'string' ? Buffer.from(head, 'latin1') : head;
    expect(madeOfBytes(bytes).mediaType).toBe(mediaType);
    expect(madeOfBase64(Buffer.from(bytes).toString('base64')).mediaType).toBe(mediaType);
  });
});
