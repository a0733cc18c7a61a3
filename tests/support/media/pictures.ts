import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif';

/** A picture of a colour with a brighter square, in any of the formats that we keep; not smaller than a few hundred bytes. */
export async function makePicture(
  format: Format = 'png',
  { width = 320, height = 200, orientation = 1 } = {},
): Promise<Buffer> {
  const square = { create: { width: 40, height: 40, channels: 3 as const, background: '#ffd166' } };
  return sharp({ create: { width, height, channels: 3, background: '#1d6a96', noise: NOISE } })
    .composite([{ input: await sharp(square).png().toBuffer(), left: 10, top: 10 }])
    .withMetadata({ orientation })
    .toFormat(format, format === 'avif' ? { effort: 0 } : {})
    .toBuffer();
}

const NOISE = { type: 'gaussian' as const, mean: 120, sigma: 20 };

/** A small black picture of so many pixels each way, one bit a pixel. */
export function makeBomb(pixels: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(pixels, 0);
  size.writeUInt32BE(pixels, 4);
  size[8] = 1;
  const lines = deflateSync(Buffer.alloc((pixels / 8 + 1) * pixels));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', size), chunk('IDAT', lines), chunk('IEND', Buffer.of())]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
