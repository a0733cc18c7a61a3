import { makePicture } from './pictures.ts';
import { makeMp3, makeWav } from './sounds.ts';

/** Stands in what else each of these files is, and in no picture or sound. */
export const HIDDEN = 'alert("hidden")';

const PAGE = `<!DOCTYPE html><script>${HIDDEN}</script>`;
const PDF = `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(${HIDDEN})>>>>endobj\n%%EOF`;
const ARCHIVE = `PK\x03\x04${HIDDEN}`;

/** A GIF whose width of 10,799 opens the comment that hides all of it from whoever runs it as a script. */
async function gifScript(): Promise<Buffer> {
  const gif = await makePicture('gif');
  gif.write('/*', 6, 'latin1');
  return Buffer.concat([gif, Buffer.from(`*/=1;${HIDDEN}`)]);
}

/** A JPEG with `text` as its comment, before everything else, and once more behind its end. */
async function jpegWith(text: string): Promise<Buffer> {
  const jpeg = await makePicture('jpeg');
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  const comment = Buffer.concat([head, Buffer.from(text, 'latin1')]);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(text, 'latin1')]);
}

/** A WAV with `text` in a part of its own, before the sound. */
function wavWith(text: string): Buffer {
  const wav = makeWav();
  const part = Buffer.alloc(8 + text.length + (text.length % 2));
  part.write('junk', 0, 'latin1');
  part.writeUInt32LE(text.length, 4);
  part.write(text, 8, 'latin1');
  const whole = Buffer.concat([wav.subarray(0, 12), part, wav.subarray(12)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** An MP3 behind a tag that says what `text` says. */
function mp3With(text: string): Buffer {
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, text.length >> 7, text.length & 0x7f]);
  return Buffer.concat([head, Buffer.from(text, 'latin1'), makeMp3()]);
}

const behind = (file: Buffer, text: string) => Buffer.concat([file, Buffer.from(text, 'latin1')]);

/** Pictures and sounds that are right in all and something else as well, which holds `HIDDEN`; and what they are here. */
export const POLYGLOTS: readonly (readonly [string, () => Promise<Buffer>, string])[] = [
  ['a PNG and an archive', async () => behind(await makePicture('png'), ARCHIVE), 'image/png'],
  ['a GIF and a page', async () => behind(await makePicture('gif'), PAGE), 'image/gif'],
  ['a GIF and a script', gifScript, 'image/gif'],
  ['a JPEG and a page', () => jpegWith(PAGE), 'image/jpeg'],
  ['a JPEG and a PDF', () => jpegWith(PDF), 'image/jpeg'],
  ['a WebP and an archive', async () => behind(await makePicture('webp'), ARCHIVE), 'image/webp'],
  ['a WAV and a page', async () => wavWith(PAGE), 'audio/wav'],
  ['a WAV and a PDF', async () => wavWith(PDF), 'audio/wav'],
  ['a WAV and an archive', async () => behind(makeWav(), ARCHIVE), 'audio/wav'],
  ['an MP3 and a page', async () => mp3With(PAGE), 'audio/mpeg'],
];

/** Files that begin as something else than the picture or the sound in them. */
export const DISGUISED: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ['a PDF with a WAV in it', async () => Buffer.concat([Buffer.from(PDF), makeWav()])],
  ['a page with a GIF in it', async () => Buffer.concat([Buffer.from(PAGE), await makePicture('gif')])],
  [
    'an archive with a JPEG in it',
    async () => Buffer.concat([Buffer.from(ARCHIVE, 'latin1'), await makePicture('jpeg')]),
  ],
];
