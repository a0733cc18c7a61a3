import { describe, expect, it } from 'vitest';
import { type FalSimulator, startFalSimulator } from '#tests/simulators/media/fal-simulator.ts';
import type { FalJobState } from '#tests/simulators/media/fal-job.ts';
import type { Fault } from '#tests/simulators/media/fault.ts';
import { smallVideoOf } from '#tests/simulators/media/small-video.ts';
import { accept, bytesOf, falAt, failureOf, onFal, patient, SHORT_LIMITS, videoOf } from '../order.ts';

/** An adapter of another process looks at a job that has come so far. */
async function stateAt(fal: FalSimulator, state: FalJobState, options?: Parameters<typeof falAt>[1]) {
  const remote = await accept(falAt(fal.baseUrl), videoOf(onFal()));
  const job = await fal.accepted.nth(1);
  job.state = state;
  return falAt(fal.baseUrl, options).jobs.poll(onFal(), remote, patient());
}

const failed = (status: number, body: unknown, announced = false): FalJobState => ({
  status: 'COMPLETED',
  error: { status, body, announced },
});
const fault = (type: string, field = 'prompt') => ({
  detail: [{ loc: ['body', field], msg: 'leaked', type }],
});

it.each<[FalJobState, object]>([
  [
    { status: 'IN_QUEUE', position: 3 },
    { type: 'queued', position: 3 },
  ],
  [
    { status: 'IN_QUEUE', position: 0 },
    { type: 'queued', position: 0 },
  ],
  [{ status: 'IN_PROGRESS' }, { type: 'running', progress: null }],
  [
    { status: 'ODD', word: 'THINKING' },
    { type: 'unrecognised', word: 'THINKING' },
  ],
  [{ status: 'LOST' }, { type: 'lost' }],
  [failed(404, { detail: 'Request not found' }), { type: 'lost' }],
  [failed(400, { detail: 'Request is still in progress' }), { type: 'running', progress: null }],
  [failed(499, { detail: 'gone' }), { type: 'cancelled' }],
  [failed(400, { detail: 'gone', error_type: 'client_cancelled' }), { type: 'cancelled' }],
])('a job that is %j in fal is %j here', async (state, expected) => {
  await using fal = await startFalSimulator();
  expect(await stateAt(fal, state)).toEqual(expected);
});

it.each<[string, FalJobState, string]>([
  ['a content filter', failed(422, fault('content_policy_violation')), 'content_refused'],
  ['an invalid input', failed(422, fault('value_error')), 'provider_rejected'],
  ['a picture it cannot read', failed(422, fault('image_load_error', 'image_url')), 'provider_rejected'],
  ['a refusal in one sentence', failed(400, { detail: 'leaked' }), 'provider_rejected'],
  ['a model that failed', failed(500, fault('internal_server_error')), 'provider_failed'],
  [
    'a wait that was too long',
    failed(504, { detail: 'leaked', error_type: 'startup_timeout' }),
    'provider_failed',
  ],
  ['a failure that the queue tells too', failed(500, { message: 'leaked' }, true), 'provider_failed'],
])('%s ends a job for good', async (_, state, code) => {
  await using fal = await startFalSimulator();
  const seen = await stateAt(fal, state);
  expect(seen).toMatchObject({ type: 'failed', failure: { code, outcome: 'rejected' } });
  expect(JSON.stringify(seen)).not.toContain('leaked');
});

it('a job that ended without a video has a bad result', async () => {
  await using fal = await startFalSimulator();
  fal.always('result', { after: { answer: { images: [] } } });
  const seen = await stateAt(fal, { status: 'COMPLETED' });
  expect(seen).toMatchObject({ type: 'failed', failure: { code: 'bad_result', outcome: 'rejected' } });
});

describe.each(['status', 'result'] as const)('a look at the %s', (operation) => {
  it.each<[string, Fault, object]>([
    ['500', { before: { status: 500 } }, { code: 'provider_failed' }],
    ['502', { before: { status: 502 } }, { code: 'provider_failed' }],
    ['503 and 504', { before: { status: 504 } }, { code: 'provider_failed' }],
    [
      '429',
      { before: { status: 429, headers: { 'retry-after': '9' } } },
      { code: 'provider_busy', retryAfterSeconds: 9 },
    ],
    ['a refused key', { before: { status: 401 } }, { code: 'provider_account' }],
    ['a reset', { before: 'reset' }, { code: 'provider_failed' }],
    ['silence', { before: 'silence' }, { code: 'provider_failed' }],
    ['bad JSON', { before: 'bad-json' }, { code: 'provider_failed' }],
    ['an answer that breaks off', { after: 'cut' }, { code: 'provider_failed' }],
    ['a page in place of JSON', { after: { answer: '<html>' } }, { code: 'provider_failed' }],
  ])('that meets %s passes, and is sent once', async (_, trouble, expected) => {
    await using fal = await startFalSimulator();
    fal.always(operation, trouble);
    const silent = Object.values(trouble).includes('silence');
    const looked = stateAt(fal, { status: 'COMPLETED' }, silent ? { limits: SHORT_LIMITS } : {});
    expect(await failureOf(looked)).toMatchObject({ outcome: 'unknown', ...expected });
    expect(fal.requests.filter((request) => request.operation === operation)).toHaveLength(1);
    fal.always(operation, undefined);
    const remote = { id: fal.accepted.jobs[0]?.id ?? '' };
    expect(await falAt(fal.baseUrl).jobs.poll(onFal(), remote, patient())).toMatchObject({
      type: 'succeeded',
    });
  });
});

it('a job goes through queue and work to a video that can be read, looked at by ever new processes', async () => {
  await using fal = await startFalSimulator({ begin: { status: 'IN_QUEUE', position: 1 }, advance: true });
  const remote = await accept(falAt(fal.baseUrl), videoOf(onFal()));
  const look = () => falAt(fal.baseUrl).jobs.poll(onFal(), remote, patient());
  expect(await look()).toEqual({ type: 'queued', position: 1 });
  expect(await look()).toEqual({ type: 'queued', position: 0 });
  expect(await look()).toEqual({ type: 'running', progress: null });
  const end = await look();
  if (end.type !== 'succeeded') throw new Error(`It is ${end.type}.`);
  const made = await falAt(fal.baseUrl).jobs.open(onFal(), end.output, patient());
  const video = smallVideoOf(remote.id);
  expect({ mediaType: made.mediaType, bytes: made.bytes }).toEqual({
    mediaType: 'video/mp4',
    bytes: video.length,
  });
  expect((await bytesOf(made)).equals(video)).toBe(true);
});

describe('the result of a job', () => {
  async function finished(fal: FalSimulator) {
    const { jobs } = falAt(fal.baseUrl);
    const remote = await accept(falAt(fal.baseUrl), videoOf(onFal()));
    (await fal.accepted.nth(1)).state = { status: 'COMPLETED' };
    const output = async () => {
      const state = await jobs.poll(onFal(), remote, patient());
      if (state.type !== 'succeeded') throw new Error(`It is ${state.type}.`);
      return state.output;
    };
    return { remote, output, open: async () => jobs.open(onFal(), await output(), patient()), jobs };
  }

  it('whose link has run out is lost, until it is polled for a fresh one', async () => {
    await using fal = await startFalSimulator();
    const { jobs, output, open, remote } = await finished(fal);
    const old = await output();
    fal.expireLinks();
    const failure = await failureOf(jobs.open(onFal(), old, patient()));
    expect(failure).toMatchObject({ code: 'provider_lost', outcome: 'unknown' });
    expect((await bytesOf(await open())).equals(smallVideoOf(remote.id))).toBe(true);
  });

  it('that breaks off can be read again', async () => {
    await using fal = await startFalSimulator();
    const { open, remote } = await finished(fal);
    const arrived = fal.meet('file', { after: 'cut' });
    const made = await open();
    await arrived;
    expect(await failureOf(bytesOf(made))).toMatchObject({ code: 'provider_failed', outcome: 'unknown' });
    expect((await bytesOf(await open())).equals(smallVideoOf(remote.id))).toBe(true);
  });

  it.each([500, 502, 503, 429])('whose server answers %i is read later', async (status) => {
    await using fal = await startFalSimulator();
    const { open } = await finished(fal);
    fal.always('file', { before: { status } });
    expect(await failureOf(open())).toMatchObject({ outcome: 'unknown' });
  });
});
