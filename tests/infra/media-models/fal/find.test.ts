import { describe, expect, it } from 'vitest';
import type { Fault } from '#tests/simulators/media/fault.ts';
import { startFalSimulator } from '#tests/simulators/media/fal-simulator.ts';
import { accept, asking, falAt, failureOf, KLING, onFal, patient, SHORT_LIMITS, videoOf } from '../order.ts';

const HOUR = 3600_000;
const began = new Date('2026-11-20T12:00:00.000Z');
const after = (milliseconds: number) => new Date(began.getTime() + milliseconds);

describe('a submission whose answer was lost', () => {
  it('is found in the list by its attempt, and goes on in another process', async () => {
    await using fal = await startFalSimulator({ now: () => after(1000) });
    await accept(falAt(fal.baseUrl), videoOf(onFal()));
    const order = videoOf(onFal());
    fal.always('submit', { after: 'reset' });
    await failureOf(falAt(fal.baseUrl).submit(order, asking()));
    const job = await fal.accepted.nth(2);
    const found = await falAt(fal.baseUrl).jobs.find(order, began, patient());
    expect(found).toEqual({ id: job.id, endpoint: KLING });
    job.state = { status: 'COMPLETED' };
    if (typeof found === 'string') throw new Error(`It is ${found}.`);
    expect((await falAt(fal.baseUrl).jobs.poll(onFal(), found, patient())).type).toBe('succeeded');
  });

  it('is found on any page of a long list', async () => {
    await using fal = await startFalSimulator({ now: () => after(1000) });
    const order = videoOf(onFal());
    await accept(falAt(fal.baseUrl), order);
    const [mine] = fal.accepted.jobs;
    if (mine === undefined) throw new Error('Nothing was accepted.');
    for (let other = 0; other < 250; other += 1) {
      fal.accepted.add({ ...mine, id: `other-${other}`, input: { image_url: 'https://x.example/y.png' } });
    }
    fal.accepted.add({ ...mine, id: 'the-last', input: { image_url: `https://x/${'f'.repeat(8)}` } });
    const last = videoOf(onFal(), { attemptId: 'f'.repeat(8) });
    expect(await falAt(fal.baseUrl).jobs.find(last, began, patient())).toMatchObject({ id: 'the-last' });
    const pages = fal.requests.filter(({ operation }) => operation === 'list');
    expect(pages.map(({ query }) => query.get('cursor'))).toEqual([null, '100', '200']);
    expect(pages[0]?.query.get('start')).toBe(after(-5 * 60_000).toISOString());
  });
});

describe('a submission that fal does not list', () => {
  it('was certainly not accepted once every accepted one would have begun or been dropped', async () => {
    await using fal = await startFalSimulator({ now: () => after(1000) });
    await accept(falAt(fal.baseUrl), videoOf(onFal()));
    const { jobs } = falAt(fal.baseUrl, { now: () => after(2 * HOUR) });
    expect(await jobs.find(videoOf(onFal()), began, patient())).toBe('none');
  });

  it('may still wait in the queue before that: it is looked for again', async () => {
    await using fal = await startFalSimulator({ now: () => after(1000), listWaiting: false });
    const order = videoOf(onFal());
    await accept(falAt(fal.baseUrl), order);
    const { jobs } = falAt(fal.baseUrl, { now: () => after(HOUR) });
    expect(await failureOf(jobs.find(order, began, patient()))).toMatchObject({
      code: 'submission_unknown',
      outcome: 'unknown',
      retryAfterSeconds: 30,
    });
    (await fal.accepted.nth(1)).state = { status: 'IN_PROGRESS' };
    expect(await jobs.find(order, began, patient())).toMatchObject({ endpoint: KLING });
  });

  it('cannot be told from one whose input fal did not keep', async () => {
    await using fal = await startFalSimulator();
    fal.always('list', { after: { answer: { items: [{ request_id: 'r1' }], next_cursor: null } } });
    const { jobs } = falAt(fal.baseUrl, { now: () => after(2 * HOUR) });
    expect(await jobs.find(videoOf(onFal()), began, patient())).toBe('unknowable');
  });

  it('cannot be told after fal has forgotten what requests were about', async () => {
    await using fal = await startFalSimulator();
    const { jobs } = falAt(fal.baseUrl, { now: () => after(31 * 24 * HOUR) });
    expect(await jobs.find(videoOf(onFal()), began, patient())).toBe('unknowable');
  });

  it.each<[string, Fault]>([
    ['a key that may not see it', { before: { status: 403 } }],
    ['a server that has none', { before: { status: 404 } }],
    ['another shape', { after: { answer: { requests: [] } } }],
    ['more without saying where', { after: { answer: { items: [], has_more: true } } }],
  ])('is unknowable where the list is kept from us by %s', async (_, fault) => {
    await using fal = await startFalSimulator();
    fal.always('list', fault);
    const { jobs } = falAt(fal.baseUrl, { now: () => after(2 * HOUR) });
    expect(await jobs.find(videoOf(onFal()), began, patient())).toBe('unknowable');
  });

  it('is unknowable where the list never ends', async () => {
    await using fal = await startFalSimulator();
    fal.always('list', { after: { answer: { items: [], next_cursor: 'again', has_more: true } } });
    const { jobs } = falAt(fal.baseUrl, { now: () => after(2 * HOUR) });
    expect(await jobs.find(videoOf(onFal()), began, patient())).toBe('unknowable');
  });
});

it.each<[string, Fault]>([
  ['500', { before: { status: 500 } }],
  ['429', { before: { status: 429 } }],
  ['a reset', { before: 'reset' }],
  ['silence', { before: 'silence' }],
  ['an answer that breaks off', { after: 'cut' }],
  ['bad JSON', { before: 'bad-json' }],
])('a look into the list that meets %s is tried again', async (_, fault) => {
  await using fal = await startFalSimulator();
  fal.always('list', fault);
  const patience = Object.values(fault).includes('silence') ? { limits: SHORT_LIMITS } : {};
  const { jobs } = falAt(fal.baseUrl, { ...patience, now: () => after(2 * HOUR) });
  expect(await failureOf(jobs.find(videoOf(onFal()), began, patient()))).toMatchObject({
    outcome: 'unknown',
  });
});
