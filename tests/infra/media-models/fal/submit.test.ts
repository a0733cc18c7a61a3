import { describe, expect, it } from 'vitest';
import type { Fault } from '#tests/simulators/media/fault.ts';
import { startFalSimulator } from '#tests/simulators/media/fal-simulator.ts';
import {
  accept,
  asking,
  falAt,
  failureOf,
  KLING,
  onFal,
  pictureOf,
  SHORT_LIMITS,
  videoOf,
} from '../order.ts';

const VEO3 = 'fal-ai/veo3/image-to-video';
const VEO2 = 'fal-ai/veo2/image-to-video';

async function sent(endpoint: string, fields: Parameters<typeof videoOf>[1] = {}) {
  await using fal = await startFalSimulator();
  await accept(falAt(fal.baseUrl), videoOf(onFal(endpoint), fields));
  const [job] = fal.accepted.jobs;
  return job?.input ?? {};
}

it('Kling gets prompt, picture and length in its own words', async () => {
  await using fal = await startFalSimulator();
  const order = videoOf(onFal());
  const remote = await accept(falAt(fal.baseUrl), order);
  const [job] = fal.accepted.jobs;
  expect(job?.endpoint).toBe(KLING);
  expect(job?.input).toEqual({
    prompt: 'A secret boat sails\n\nArt style: watercolour',
    duration: '5',
    image_url: expect.stringMatching(
      new RegExp(`^https://v3b\\.fal\\.media/files/b/.+_${order.attemptId}\\.png$`),
    ),
  });
  expect(remote).toEqual({ id: job?.id, endpoint: KLING });
});

it('a request waits for an hour at most, keeps its result for a week, and its picture for a day', async () => {
  await using fal = await startFalSimulator();
  await accept(falAt(fal.baseUrl), videoOf(onFal()));
  const submit = fal.requests.find(({ operation }) => operation === 'submit');
  const initiate = fal.requests.find(({ operation }) => operation === 'initiate-upload');
  expect(submit?.headers).toMatchObject({
    'x-fal-request-timeout': '3600',
    'x-fal-request-start-timeout': '3600',
    'x-fal-object-lifecycle-preference': '{"expiration_duration_seconds":604800}',
  });
  expect(initiate?.headers['x-fal-object-lifecycle']).toBe('{"expiration_duration_seconds":86400}');
});

it.each([
  [KLING, 5, '5'],
  [KLING, 7, '5'],
  [KLING, 8, '10'],
  [VEO2, 1, '5s'],
  [VEO2, 6, '6s'],
  [VEO2, 10, '8s'],
  [VEO3, 5, '6s'],
  [VEO3, 4, '4s'],
  [VEO3, 10, '8s'],
  ['fal-ai/veo3.1/image-to-video', 8, '8s'],
  ['fal-ai/another/image-to-video', 5, undefined],
])('%s takes %i seconds as %s', async (endpoint, seconds, duration) => {
  expect((await sent(endpoint, { seconds })).duration).toBe(duration);
});

it.each([
  [VEO3, 1280, 720, '16:9'],
  [VEO3, 720, 1280, '9:16'],
  [VEO3, 1104, 832, '16:9'],
  [VEO3, 960, 960, 'auto'],
  [VEO2, 832, 1104, '9:16'],
  [KLING, 720, 1280, undefined],
])('%s makes of %i x %i the shape %s', async (endpoint, width, height, shape) => {
  expect((await sent(endpoint, { width, height })).aspect_ratio).toBe(shape);
});

describe("Kling's prompt", () => {
  const boat = '👩‍👩‍👧';

  it('is at most 1,500 units long and ends before an emoji that does not fit whole', async () => {
    const { prompt } = await sent(KLING, { prompt: `${'a'.repeat(1499)}${boat}`, style: ' ' });
    expect(prompt).toBe('a'.repeat(1499));
  });

  it('keeps an emoji that just fits', async () => {
    const whole = `${'a'.repeat(1500 - boat.length)}${boat}`;
    expect((await sent(KLING, { prompt: whole, style: ' ' })).prompt).toBe(whole);
  });

  it('gives way to the art style', async () => {
    const { prompt } = await sent(KLING, { prompt: 'a'.repeat(2000), style: 'ink' });
    expect(prompt).toBe(`${'a'.repeat(1500 - '\n\nArt style: ink'.length)}\n\nArt style: ink`);
  });
});

it('the picture arrives whole, under a file name of the attempt', async () => {
  await using fal = await startFalSimulator();
  const bytes = Buffer.from('a picture of some bytes');
  const order = videoOf(onFal(), { image: pictureOf(bytes) });
  await accept(falAt(fal.baseUrl), order);
  const uploaded = fal.requests.find(({ operation }) => operation === 'upload');
  expect(uploaded?.bytes.equals(bytes)).toBe(true);
  expect(uploaded?.headers['content-type']).toBe('image/png');
});

it('a picture whose name fal dropped is marked by a query', async () => {
  await using fal = await startFalSimulator();
  fal.always('initiate-upload', {
    after: {
      answer: {
        upload_url: 'https://v3b.fal.media/uploads/1',
        file_url: 'https://v3b.fal.media/files/1.png',
      },
    },
  });
  const order = videoOf(onFal());
  await accept(falAt(fal.baseUrl), order);
  expect(fal.accepted.jobs[0]?.input.image_url).toBe(
    `https://v3b.fal.media/files/1.png?attempt=${order.attemptId}`,
  );
});

describe('an upload of the source image', () => {
  const PASSING = { code: 'provider_failed', outcome: 'not-accepted' };
  it.each<[string, 'initiate-upload' | 'upload', Fault, object]>([
    ['resets', 'initiate-upload', { before: 'reset' }, PASSING],
    ['says nothing', 'initiate-upload', { before: 'silence' }, PASSING],
    ['answers 500', 'initiate-upload', { before: { status: 500 } }, PASSING],
    ['answers bad JSON', 'initiate-upload', { after: 'bad-json' }, PASSING],
    ['answers without a URL', 'initiate-upload', { after: { answer: {} } }, PASSING],
    ['resets the picture', 'upload', { after: 'reset' }, PASSING],
    ['says nothing to the picture', 'upload', { after: 'silence' }, PASSING],
    ['answers the picture with 503', 'upload', { before: { status: 503 } }, PASSING],
    [
      'is busy',
      'initiate-upload',
      { before: { status: 429, headers: { 'retry-after': '3' } } },
      { code: 'provider_busy', outcome: 'not-accepted', retryAfterSeconds: 3 },
    ],
    [
      'refuses the key',
      'initiate-upload',
      { before: { status: 401 } },
      { code: 'provider_account', outcome: 'rejected' },
    ],
    [
      'refuses the picture',
      'upload',
      { before: { status: 413 } },
      { code: 'provider_rejected', outcome: 'rejected' },
    ],
  ])('that %s leaves nothing ordered', async (_, operation, fault, expected) => {
    await using fal = await startFalSimulator();
    fal.always(operation, fault);
    const silent = Object.values(fault).includes('silence');
    const adapter = falAt(fal.baseUrl, silent ? { limits: SHORT_LIMITS } : {});
    const failure = await failureOf(adapter.submit(videoOf(onFal()), asking()));
    expect(failure).toMatchObject(expected);
    expect(fal.requests.some((request) => request.operation === 'submit')).toBe(false);
  });
});
