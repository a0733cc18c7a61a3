import { createHash } from 'node:crypto';
import { makePicture } from '#tests/support/media/index.ts';
import {
  boastfulPdf,
  busyBomb,
  makePdf,
  makeScan,
  nestedBomb,
  pageTreeLoop,
  unmappedPdf,
  wideBomb,
} from '#tests/support/pdf/index.ts';

const LOCK = { ownerPassword: 'owner', pdfVersion: '1.7' } as const;

/** Bytes that nobody could read anything in, and the same each time. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHash('sha256').update(String(index)).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

/** Zeros in so many places. */
function flipped(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  for (let index = 0; index < 200; index++) copy[(index * 7919 * 31) % copy.length] = 0;
  return copy;
}

const ten = () => makePdf(Array.from({ length: 10 }, (_, index) => `Page ${index + 1} `.repeat(300)));

/** What may be uploaded, and what becomes of it. */
export const REFUSED = [
  ['is locked with a password', () => makePdf(['secret'], { ...LOCK, userPassword: 'user' }), 'encrypted'],
  ['is cut off', async () => (await ten()).subarray(0, 4000), 'damaged'],
  ['has flipped bytes', async () => flipped(await ten()), 'damaged'],
  ['is a PDF by its mark only', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(5000)]), 'damaged'],
  ['is HTML', () => Buffer.from('<html>no</html>'), 'damaged'],
  ['has no bytes', () => Buffer.alloc(0), 'damaged'],
  ['is a scan', async () => makeScan(await makePicture()), 'scanned'],
  ['is in fonts that nobody has', unmappedPdf, 'unmapped'],
  ['has blank pages', () => makePdf(['', '']), 'empty'],
  ['has 501 pages', () => makePdf(Array.from({ length: 501 }, () => '.')), 'too-many-pages'],
  ['has a page tree that loops', pageTreeLoop, 'damaged'],
  ['says that it has a hundred million pages', boastfulPdf, 'empty'],
] as const;

export const BOMBS = [
  ['a megabyte that becomes a gigabyte', wideBomb],
  ['kilobytes that become four gigabytes', nestedBomb],
  ['millions of letters', busyBomb],
] as const;

export { LOCK };
