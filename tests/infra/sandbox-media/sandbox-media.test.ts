import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createSandboxMedia } from '#server/infra/sandbox-media/sandbox-media.ts';
import { decodeWav } from '#server/infra/sandbox-media/voices/wav.ts';
import { projectRoot } from '#server/main/start/project-root.ts';
import { instantTiming } from '../models/ask.ts';
import { imageOrder, sourceImage, submit, videoOrder, voiceOrder } from './orders.ts';

// Real work: on a busy machine it takes longer than a usual test may.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const timing = instantTiming();
const sandbox = createSandboxMedia({ timing });
afterAll(() => sandbox.close());

describe('the sandbox makes', () => {
  it('an image, a video and a voice, and tells of each when it is done', async () => {
    const [image, video, voice] = await Promise.all(
      [imageOrder(), videoOrder(), voiceOrder()].map((order) => submit(sandbox, order)),
    );
    expect(image?.mediaType).toBe('image/png');
    expect(video?.mediaType).toBe('video/mp4');
    expect(voice?.mediaType).toBe('audio/wav');
    expect(await sharp(image?.content).metadata()).toMatchObject({ format: 'png', width: 256, height: 256 });
    expect(video?.content.subarray(4, 8).toString('latin1')).toBe('ftyp');
    expect(decodeWav(voice?.content ?? Buffer.of()).samples.length).toBeGreaterThan(8000);
    for (const made of [image, video, voice]) {
      expect(made?.bytes).toBe(made?.content.length);
      expect(made?.progress.at(-1)).toBe(1);
    }
  });

  it('two videos one after the other', async () => {
    const said: string[] = [];
    await Promise.all(
      ['one', 'two'].map((name) =>
        sandbox.submit(videoOrder(), {
          signal: new AbortController().signal,
          onProgress: () => said.push(name),
        }),
      ),
    );
    const turns = said.filter((name, index) => name !== said[index - 1]);
    expect(turns).toEqual(['one', 'two']);
  });

  it('nothing any more once it is told to stop, and the next thing as usual', async () => {
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort() };
    await expect(sandbox.submit(videoOrder({ seconds: 10 }), options)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect((await submit(sandbox, videoOrder({ seconds: 0.1 }))).mediaType).toBe('video/mp4');
  });

  it('no video from a picture that cannot be read', async () => {
    const image = sourceImage(() => Buffer.from('no picture'));
    await expect(submit(sandbox, videoOrder({ image }))).rejects.toMatchObject({
      name: 'MediaFailure',
      code: 'provider_rejected',
      outcome: 'rejected',
    });
  });

  it('no voice for a text that it cannot read, and says so', async () => {
    for (const text of ['日本語だけ', '[[sandbox:slow=1]]'])
      await expect(submit(sandbox, voiceOrder({ text }))).rejects.toMatchObject({
        code: 'unsupported_text',
        outcome: 'rejected',
        message: expect.stringContaining('Latin letters'),
      });
  });

  it('no voice that leaves its files behind', async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'sandbox-media-test-'));
    const own = createSandboxMedia({ directory });
    const stop = new AbortController();
    const seen: number[] = [];
    const options = {
      signal: stop.signal,
      onProgress() {
        seen.push(readdirSync(directory).length);
        stop.abort();
      },
    };
    const long = voiceOrder({ text: 'This is a long story. '.repeat(200) });
    await expect(own.submit(long, options)).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen[0]).toBe(1);
    expect(readdirSync(directory)).toEqual([]);
    await Promise.all([own.close(), rm(directory, { recursive: true })]);
  });
});

describe('the sandbox obeys', () => {
  it.each([
    ['fail', { code: 'provider_failed', outcome: 'rejected' }],
    ['refuse', { code: 'content_refused', outcome: 'rejected' }],
    ['429', { code: 'provider_busy', outcome: 'not-accepted', retryAfterSeconds: 5 }],
  ])('%s, whatever is to be made', async (command, failure) => {
    const words = `a cat [[sandbox:${command}]]`;
    for (const order of [
      imageOrder({ prompt: words }),
      videoOrder({ prompt: words }),
      voiceOrder({ text: words }),
    ])
      await expect(submit(sandbox, order)).rejects.toMatchObject(failure);
  });

  it('slow=SECONDS: not before that time, with progress all the while', async () => {
    const before = timing.now();
    const { progress, content } = await submit(sandbox, imageOrder({ prompt: 'a cat [[sandbox:slow=3]]' }));
    expect(timing.now() - before).toBeCloseTo(3000);
    expect(progress.length).toBeGreaterThan(10);
    expect(progress).toEqual(progress.toSorted((one, other) => one - other));
    expect(content.equals((await submit(sandbox, imageOrder({ prompt: 'a cat' }))).content)).toBe(true);
  });

  it('slow=SECONDS, and a stop at once', async () => {
    const patient = createSandboxMedia();
    const stop = new AbortController();
    const slow = patient.submit(voiceOrder({ text: 'Hello. [[sandbox:slow=3000]]' }), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(slow).rejects.toMatchObject({ name: 'DomainError', code: 'cancelled' });
    await patient.close();
  });

  it('cut: the announced length, half of the bytes, and then a failure', async () => {
    const whole = await submit(sandbox, imageOrder({ prompt: 'a cat' }));
    const cut = await sandbox.submit(imageOrder({ prompt: 'a cat [[sandbox:cut]]' }), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    if (cut.type !== 'made') throw new Error('The sandbox has no jobs.');
    const parts: Uint8Array[] = [];
    const reading = (async () => {
      for await (const part of cut.body) parts.push(part);
    })();
    await expect(reading).rejects.toMatchObject({ name: 'MediaFailure', code: 'bad_result' });
    expect(cut.bytes).toBe(whole.content.length);
    expect(Buffer.concat(parts).equals(whole.content.subarray(0, Math.ceil(whole.content.length / 2)))).toBe(
      true,
    );
  });
});

describe('a process with a sandbox', () => {
  it('is warned of nothing, and ends by itself when its work is done', async () => {
    const file = new URL('./speak-once-main.ts', import.meta.url);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file.pathname], {
      cwd: projectRoot,
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'audio/wav\n', stderr: '' });
  });
});
