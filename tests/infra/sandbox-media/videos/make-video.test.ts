import { chromium } from '@playwright/test';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import sharp from 'sharp';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeImage } from '#server/infra/sandbox-media/images/make-image.ts';
import { makeVideo } from '#server/infra/sandbox-media/videos/make-video.ts';
import { UnreadablePicture } from '#server/infra/sandbox-media/videos/read-picture.ts';
import { findBrowser } from '#tests/support/browser.ts';

// Real work: on a busy machine it takes longer than a usual test may.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const image = makeImage({ prompt: 'A boat at sea', style: 'anime', width: 400, height: 300 });
const request = { prompt: 'Pan right over the sea', image, width: 320, height: 180, seconds: 3 };

let film: Uint8Array;
const progress: number[] = [];
beforeAll(async () => {
  film = await makeVideo(request, (share) => progress.push(share));
});

function topBoxes(file: Uint8Array): string[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const names: string[] = [];
  for (let at = 0; at + 8 <= file.length; at += view.getUint32(at))
    names.push(Buffer.from(file.subarray(at + 4, at + 8)).toString('latin1'));
  return names;
}

async function small(width: number, height: number, picture: Uint8Array = image) {
  const file = await makeVideo(
    { ...request, image: picture, width, height, seconds: 1 / 12 },
    () => undefined,
  );
  const track = await new Input({
    formats: ALL_FORMATS,
    source: new BufferSource(file),
  }).getPrimaryVideoTrack();
  return [track?.displayWidth, track?.displayHeight];
}

describe('a video of the sandbox', () => {
  it('is H.264 with AAC, as large and as long as was asked, and starts to play before it is whole', async () => {
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(film) });
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    expect([video?.codec, video?.displayWidth, video?.displayHeight]).toEqual(['avc', 320, 180]);
    expect([audio?.codec, audio?.numberOfChannels]).toEqual(['aac', 2]);
    expect(Math.abs((await input.computeDuration()) - 3)).toBeLessThan(0.1);
    expect((await video?.computePacketStats())?.packetCount).toBe(72);
    expect(topBoxes(film)).toEqual(['ftyp', 'moov', 'mdat']);
    expect(await input.getMetadataTags()).toMatchObject({
      title: 'Greenroom sandbox',
      comment: expect.stringContaining('No AI model was used'),
    });
  });

  it('calls key frames only those that are: one every two seconds', async () => {
    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(film) });
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('There is no video.');
    const keys: number[] = [];
    for await (const packet of new EncodedPacketSink(track).packets())
      if (packet.type === 'key') keys.push(packet.timestamp);
    expect(keys).toEqual([0, 2]);
  });

  it('tells how far it is, frame by frame', () => {
    expect(progress).toHaveLength(73);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    expect(progress.at(0)).toBe(0);
    expect(progress.at(-1)).toBeGreaterThan(0.9);
  });

  it('is the same bytes for the same request', async () => {
    const short = { ...request, seconds: 0.25 };
    const [one, other] = [await makeVideo(short, () => undefined), await makeVideo(short, () => undefined)];
    expect(Buffer.from(one).equals(other)).toBe(true);
  });

  it('has an even size also where an odd one was asked', async () => {
    expect(await small(257, 301)).toEqual([256, 300]);
  });

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('starts from a %s', async (format) => {
    const picture = await sharp(image).toFormat(format).toBuffer();
    expect(await small(256, 256, picture)).toEqual([256, 256]);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('hello')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['half a PNG', image.subarray(0, image.length / 2)],
  ])('is not made from %s', async (_, picture) => {
    await expect(small(256, 256, picture)).rejects.toBeInstanceOf(UnreadablePicture);
  });

  it('is decoded by a browser, which finds another view at each place', async () => {
    const { executablePath, args, env } = await findBrowser();
    const browser = await chromium.launch({ executablePath, args, env });
    try {
      const page = await browser.newPage();
      const views = await page.evaluate(lookAt, Buffer.from(film).toString('base64'));
      expect(views.map(({ lit }) => lit)).toEqual([true, true, true, true]);
      expect(new Set(views.map(({ picture }) => picture)).size).toBe(4);
    } finally {
      await browser.close();
    }
  });
});

/** Runs in the page: four frames, as text that differs where they do. */
async function lookAt(content: string): Promise<{ lit: boolean; picture: string }[]> {
  const video = document.createElement('video');
  video.muted = true;
  const loaded = new Promise<void>((resolve, reject) => {
    video.addEventListener('loadeddata', () => resolve());
    video.addEventListener('error', () => reject(new Error(video.error?.message)));
  });
  video.src = `data:video/mp4;base64,${content}`;
  await loaded;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  const pen = canvas.getContext('2d');
  const views: { lit: boolean; picture: string }[] = [];
  // Two places within one group of pictures are told apart only where it is decoded from its key frame on.
  for (const place of [0.1, 0.9, 1.7, 2.8]) {
    const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
    const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    video.currentTime = place;
    await Promise.all([seeked, shown]);
    pen?.drawImage(video, 0, 0);
    const data = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    views.push({
      lit: data.some((level, index) => index % 4 < 3 && level > 60),
      picture: canvas.toDataURL(),
    });
  }
  return views;
}
