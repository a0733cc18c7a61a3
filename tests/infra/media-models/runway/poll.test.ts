import { describe, expect, it } from 'vitest';
import type { Fault } from '#tests/simulators/media/fault.ts';
import { type RunwaySimulator, startRunwaySimulator } from '#tests/simulators/media/runway-simulator.ts';
import type { RunwayTaskState } from '#tests/simulators/media/runway-task.ts';
import { smallVideoOf } from '#tests/simulators/media/small-video.ts';
import { accept, bytesOf, failureOf, onRunway, patient, runwayAt, SHORT_LIMITS, videoOf } from '../order.ts';

/** An adapter of another process looks at a task that has come so far. */
async function stateAt(
  runway: RunwaySimulator,
  state: RunwayTaskState,
  options?: Parameters<typeof runwayAt>[1],
) {
  const remote = await accept(runwayAt(runway.baseUrl), videoOf(onRunway()));
  (await runway.accepted.nth(1)).state = state;
  return runwayAt(runway.baseUrl, options).jobs.poll(onRunway(), remote, patient());
}

it.each<[RunwayTaskState, object]>([
  [{ status: 'PENDING' }, { type: 'queued', position: null, pollAfterSeconds: 5 }],
  [{ status: 'THROTTLED' }, { type: 'queued', position: null, pollAfterSeconds: 5 }],
  [
    { status: 'RUNNING', progress: 0.42 },
    { type: 'running', progress: 0.42, pollAfterSeconds: 5 },
  ],
  [
    { status: 'RUNNING', progress: 1.2 },
    { type: 'running', progress: 1, pollAfterSeconds: 5 },
  ],
  [{ status: 'CANCELLED' }, { type: 'cancelled' }],
  [{ status: 'LOST' }, { type: 'lost' }],
  [
    { status: 'ODD', word: 'REVIEWING' },
    { type: 'unrecognised', word: 'REVIEWING' },
  ],
])('a task that is %j at Runway is %j here', async (state, expected) => {
  await using runway = await startRunwaySimulator();
  expect(await stateAt(runway, state)).toEqual(expected);
});

it.each([
  ['SAFETY.INPUT.TEXT', 'content_refused'],
  ['SAFETY.OUTPUT.VIDEO', 'content_refused'],
  ['INPUT_PREPROCESSING.SAFETY.TEXT', 'content_refused'],
  ['ASSET.INVALID', 'provider_rejected'],
  ['INPUT_PREPROCESSING.ERROR', 'provider_rejected'],
  ['INPUT_PREPROCESSING.INTERNAL', 'provider_failed'],
  ['INTERNAL.BAD_OUTPUT.CODE01', 'provider_failed'],
  ['SOMETHING.NEW', 'provider_failed'],
  [undefined, 'provider_failed'],
])('a task that failed with %s ends with %s, in our words', async (failureCode, code) => {
  await using runway = await startRunwaySimulator();
  const failed = failureCode === undefined ? {} : { failureCode };
  const seen = await stateAt(runway, { status: 'FAILED', ...failed });
  expect(seen).toMatchObject({ type: 'failed', failure: { code, outcome: 'rejected' } });
  if (seen.type === 'failed') expect(seen.failure.message).not.toMatch(/leaked|internal/i);
});

it('a task that ended without a video has a bad result', async () => {
  await using runway = await startRunwaySimulator();
  runway.always('retrieve', { after: { answer: { status: 'SUCCEEDED', output: [] } } });
  const seen = await stateAt(runway, { status: 'SUCCEEDED' });
  expect(seen).toMatchObject({ type: 'failed', failure: { code: 'bad_result', outcome: 'rejected' } });
});

describe('a look at a task', () => {
  it.each<[string, Fault, object]>([
    ['500', { before: { status: 500 } }, { code: 'provider_failed' }],
    ['502', { before: { status: 502 } }, { code: 'provider_failed' }],
    ['504', { before: { status: 504 } }, { code: 'provider_failed' }],
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
  ])('that meets %s passes, and is sent once', async (_, trouble, expected) => {
    await using runway = await startRunwaySimulator();
    runway.always('retrieve', trouble);
    const silent = Object.values(trouble).includes('silence');
    const looked = stateAt(runway, { status: 'SUCCEEDED' }, silent ? { limits: SHORT_LIMITS } : {});
    expect(await failureOf(looked)).toMatchObject({ outcome: 'unknown', ...expected });
    expect(runway.requests.filter(({ operation }) => operation === 'retrieve')).toHaveLength(1);
    runway.always('retrieve', undefined);
    const remote = { id: runway.accepted.jobs[0]?.id ?? '' };
    const again = await runwayAt(runway.baseUrl).jobs.poll(onRunway(), remote, patient());
    expect(again.type).toBe('succeeded');
  });
});

it('a task goes through work to a video that can be read, looked at by ever new processes', async () => {
  await using runway = await startRunwaySimulator({ advance: true });
  const remote = await accept(runwayAt(runway.baseUrl), videoOf(onRunway()));
  const look = () => runwayAt(runway.baseUrl).jobs.poll(onRunway(), remote, patient());
  expect(await look()).toMatchObject({ type: 'queued' });
  expect(await look()).toMatchObject({ type: 'running', progress: 0 });
  expect(await look()).toMatchObject({ type: 'running', progress: 0.5 });
  const end = await look();
  if (end.type !== 'succeeded') throw new Error(`It is ${end.type}.`);
  const made = await runwayAt(runway.baseUrl).jobs.open(onRunway(), end.output, patient());
  const video = smallVideoOf(remote.id);
  expect({ mediaType: made.mediaType, bytes: made.bytes }).toEqual({
    mediaType: 'video/mp4',
    bytes: video.length,
  });
  expect((await bytesOf(made)).equals(video)).toBe(true);
});

it('a result whose link has run out is lost, until the task is polled for a fresh one', async () => {
  await using runway = await startRunwaySimulator({ begin: { status: 'SUCCEEDED' } });
  const { jobs, submit } = runwayAt(runway.baseUrl);
  const remote = await accept({ submit }, videoOf(onRunway()));
  const outputOf = async () => {
    const state = await jobs.poll(onRunway(), remote, patient());
    if (state.type !== 'succeeded') throw new Error(`It is ${state.type}.`);
    return state.output;
  };
  const old = await outputOf();
  runway.expireLinks();
  const failure = await failureOf(jobs.open(onRunway(), old, patient()));
  expect(failure).toMatchObject({ code: 'provider_lost', outcome: 'unknown' });
  const made = await jobs.open(onRunway(), await outputOf(), patient());
  expect((await bytesOf(made)).equals(smallVideoOf(remote.id))).toBe(true);
});

it('a lost answer stays unknown: Runway has no list', async () => {
  await using runway = await startRunwaySimulator();
  const { jobs } = runwayAt(runway.baseUrl);
  expect(await jobs.find(videoOf(onRunway()), new Date(), patient())).toBe('unknowable');
  expect(runway.requests).toEqual([]);
});
