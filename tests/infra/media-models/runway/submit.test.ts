import { describe, expect, it } from 'vitest';
import type { Fault } from '#tests/simulators/media/fault.ts';
import { startRunwaySimulator } from '#tests/simulators/media/runway-simulator.ts';
import { accept, asking, failureOf, onRunway, pictureOf, runwayAt, SHORT_LIMITS, videoOf } from '../order.ts';

async function sent(fields: Parameters<typeof videoOf>[1] = {}, upstreamId?: string) {
  await using runway = await startRunwaySimulator();
  await accept(runwayAt(runway.baseUrl), videoOf(onRunway(upstreamId), fields));
  return runway.accepted.jobs[0]?.input ?? {};
}

it('gen4_turbo gets prompt, picture, shape and length in its own words', async () => {
  await using runway = await startRunwaySimulator();
  const remote = await accept(runwayAt(runway.baseUrl), videoOf(onRunway()));
  const [task] = runway.accepted.jobs;
  expect(task?.input).toEqual({
    model: 'gen4_turbo',
    promptImage: `data:image/png;base64,${Buffer.from('picture').toString('base64')}`,
    promptText: 'A secret boat sails\n\nArt style: watercolour',
    ratio: '1280:720',
    duration: 5,
  });
  expect(remote).toEqual({ id: task?.id });
});

it('a newer model of the configuration is asked for by its own name', async () => {
  expect((await sent({}, 'gen4.5')).model).toBe('gen4.5');
});

it.each([
  [1280, 720, '1280:720'],
  [1024, 576, '1280:720'],
  [720, 1280, '720:1280'],
  [1024, 768, '1104:832'],
  [768, 1024, '832:1104'],
  [512, 512, '960:960'],
  [2048, 512, '1584:672'],
])('of %i x %i it makes %s', async (width, height, ratio) => {
  expect((await sent({ width, height })).ratio).toBe(ratio);
});

it.each([
  [1, 5],
  [7, 5],
  [8, 10],
  [10, 10],
])('of %i seconds it makes %i', async (seconds, duration) => {
  expect((await sent({ seconds })).duration).toBe(duration);
});

describe('the prompt', () => {
  it('is at most 950 units long and ends before an emoji that does not fit whole', async () => {
    const { promptText } = await sent({ prompt: `${'a'.repeat(949)}🌊`, style: '' });
    expect(promptText).toBe('a'.repeat(949));
  });

  it('keeps an emoji that just fits', async () => {
    const whole = `${'a'.repeat(948)}🌊`;
    expect((await sent({ prompt: whole, style: '' })).promptText).toBe(whole);
  });
});

describe('a picture too large for the request', () => {
  const LIMIT = 5 * 1024 * 1024;
  const bytesFor = (characters: number) => Math.floor((characters - 'data:image/png;base64,'.length) / 4) * 3;

  it('begins where its data URI would have 5 MiB', async () => {
    await using runway = await startRunwaySimulator();
    const image = pictureOf(Buffer.alloc(bytesFor(LIMIT - 1)));
    await accept(runwayAt(runway.baseUrl), videoOf(onRunway(), { image }));
    const { promptImage } = runway.accepted.jobs[0]?.input ?? {};
    expect(String(promptImage).length).toBeLessThan(LIMIT);
    expect(runway.requests.map(({ operation }) => operation)).toEqual(['create']);
  });

  it('is uploaded before, whole and under the name of the attempt', async () => {
    await using runway = await startRunwaySimulator();
    const bytes = Buffer.alloc(bytesFor(LIMIT) + 3, 'p');
    const image = pictureOf(bytes);
    const order = videoOf(onRunway(), { image });
    await accept(runwayAt(runway.baseUrl), order);
    expect(runway.requests.map(({ operation }) => operation)).toEqual(['create-upload', 'upload', 'create']);
    expect(runway.accepted.jobs[0]?.input.promptImage).toMatch(/^runway:\/\//);
    const form = new Response(new Uint8Array(runway.requests[1]?.bytes ?? []), {
      headers: { 'content-type': String(runway.requests[1]?.headers['content-type']) },
    });
    const file = (await form.formData()).get('file');
    if (!(file instanceof File)) throw new Error('No file was uploaded.');
    expect(file.name).toBe(`${order.attemptId}.png`);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  });

  const PASSING = { code: 'provider_failed', outcome: 'not-accepted' };
  it.each<[string, 'create-upload' | 'upload', Fault, object]>([
    ['resets', 'create-upload', { before: 'reset' }, PASSING],
    ['says nothing', 'create-upload', { before: 'silence' }, PASSING],
    ['answers 502', 'create-upload', { before: { status: 502 } }, PASSING],
    ['answers bad JSON', 'create-upload', { after: 'bad-json' }, PASSING],
    ['answers without an address', 'create-upload', { after: { answer: {} } }, PASSING],
    ['resets the picture', 'upload', { after: 'reset' }, PASSING],
    ['says nothing to the picture', 'upload', { after: 'silence' }, PASSING],
    ['answers the picture with 500', 'upload', { before: { status: 500 } }, PASSING],
    [
      'refuses the key',
      'create-upload',
      { before: { status: 401 } },
      { code: 'provider_account', outcome: 'rejected' },
    ],
  ])('leaves nothing ordered where the upload %s', async (_, operation, fault, expected) => {
    await using runway = await startRunwaySimulator();
    runway.always(operation, fault);
    const silent = Object.values(fault).includes('silence');
    const adapter = runwayAt(runway.baseUrl, silent ? { limits: SHORT_LIMITS } : {});
    const image = pictureOf(Buffer.alloc(LIMIT));
    const failure = await failureOf(adapter.submit(videoOf(onRunway(), { image }), asking()));
    expect(failure).toMatchObject(expected);
    expect(runway.requests.some((request) => request.operation === 'create')).toBe(false);
  });
});
