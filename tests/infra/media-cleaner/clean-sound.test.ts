import { expect, test } from 'vitest';
import { cleanMedia } from '#server/infra/media-cleaner/clean-media.ts';
import { makeFilm, makeMp3, makeTagged, makeWav, SECRET } from '#tests/support/media/index.ts';

const DAMAGED = { kind: 'refused', reason: 'damaged' };

async function clean(bytes: Uint8Array, mediaType: string) {
  const cleaned = await cleanMedia(bytes, mediaType);
  if (cleaned.kind !== 'clean') throw new Error(cleaned.reason);
  return { ...cleaned, bytes: Buffer.from(cleaned.bytes) };
}

/** A WAV with a list of notes in front of its samples. */
function notedWav(): Buffer {
  const wav = makeWav({ seconds: 1.5 });
  const note = Buffer.from(`LIST\0\0\0\0INFOICMT\0\0\0\0${SECRET}`);
  note.writeUInt32LE(note.length - 8, 4);
  note.writeUInt32LE(SECRET.length, 16);
  const noted = Buffer.concat([wav.subarray(0, 36), note, wav.subarray(36)]);
  noted.writeUInt32LE(noted.length - 8, 4);
  return noted;
}

/** An MP3 with the older kind of title behind it. */
function notedMp3(): Buffer {
  return Buffer.concat([
    makeMp3({ frames: 60, tagged: true }),
    Buffer.from(`TAG${SECRET}`.padEnd(128, '\0')),
  ]);
}

test.each([
  ['m4a', await makeTagged('m4a'), 'audio/mp4', 2000],
  ['m4a that looks like a film', await makeTagged('m4a'), 'video/mp4', 2000],
  ['ogg', await makeTagged('ogg'), 'audio/ogg', 2000],
  ['webm', await makeTagged('webm'), 'audio/webm', 2000],
  ['webm that looks like a film', await makeTagged('webm'), 'video/webm', 2000],
  ['wav', notedWav(), 'audio/wav', 1500],
  ['mp3', notedMp3(), 'audio/mpeg', 1567],
])('a %s keeps its sound and its length, and loses its notes', async (_, bytes, looksLike, durationMs) => {
  expect(bytes.includes(SECRET)).toBe(true);
  const cleaned = await clean(bytes, looksLike);
  expect(cleaned.mediaType).toBe(looksLike.replace('video/', 'audio/'));
  expect(cleaned.facts).toMatchObject({ width: null, height: null });
  expect(Math.abs((cleaned.facts.durationMs ?? 0) - durationMs)).toBeLessThan(50);
  expect(cleaned.bytes.includes(SECRET)).toBe(false);
  // Cleaned once more, nothing of it changes any more.
  const again = await clean(cleaned.bytes, cleaned.mediaType);
  expect([again.bytes.length, again.facts]).toEqual([cleaned.bytes.length, cleaned.facts]);
});

test('the samples of a WAV are the very same, also where its header does not know how many there are', async () => {
  const samples = makeWav().subarray(44);
  for (const streamed of [false, true]) {
    const { bytes } = await clean(makeWav({ streamed }), 'audio/wav');
    expect(bytes.subarray(-samples.length).equals(samples)).toBe(true);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  }
});

test.each([
  ['m4a', await makeTagged('m4a'), 'audio/mp4'],
  ['ogg', await makeTagged('ogg'), 'audio/ogg'],
  ['webm', await makeTagged('webm'), 'audio/webm'],
  ['wav', makeWav(), 'audio/wav'],
  ['mp3 that tells its length', (await clean(makeMp3(), 'audio/mpeg')).bytes, 'audio/mpeg'],
])('a cut %s is found out, wherever it is cut', async (_, bytes, mediaType) => {
  for (const length of [20, bytes.length / 2, bytes.length - 300, bytes.length - 1])
    expect(await cleanMedia(bytes.subarray(0, length), mediaType), `${Math.floor(length)}`).toEqual(DAMAGED);
});

test('a film is no sound, and what has no sound in it is damaged', async () => {
  expect(await cleanMedia(await makeFilm('mp4'), 'video/mp4')).toEqual({ kind: 'refused', reason: 'other' });
  expect(await cleanMedia(await makeFilm('webm'), 'video/webm')).toEqual({
    kind: 'refused',
    reason: 'other',
  });
  expect(await cleanMedia(makeMp3({ frames: 0, tagged: true }), 'audio/mpeg')).toEqual(DAMAGED);
  expect(await cleanMedia(Buffer.from('RIFF\x24\0\0\0WAVEfmt '), 'audio/wav')).toEqual(DAMAGED);
});

test('an archive behind a sound is gone, or the sound is refused with it', async () => {
  const tail = Buffer.from('PK\x03\x04secret.html');
  const { bytes } = await clean(Buffer.concat([makeWav(), tail]), 'audio/wav');
  expect(bytes.includes('secret.html')).toBe(false);
  const ogg = Buffer.concat([await makeTagged('ogg'), tail]);
  const cleaned = await cleanMedia(ogg, 'audio/ogg');
  expect(cleaned.kind === 'clean' && Buffer.from(cleaned.bytes).includes('secret.html')).toBe(false);
});
