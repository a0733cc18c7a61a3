import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { requestMedia } from '#server/domain/media/index.ts';
import {
  type RunwaySimulator,
  type RunwaySimulatorOptions,
  startRunwaySimulator,
} from '#tests/simulators/media/runway-simulator.ts';
import {
  attemptsOf,
  entriesOf,
  type Making,
  startMaking,
  untilSettled,
  videoInput,
} from '#tests/support/media/index.ts';

// Runway wants five seconds between looks: tasks that are done at the first look need none of them.
const options: RunwaySimulatorOptions = { begin: { status: 'SUCCEEDED' } };
let runway: RunwaySimulator;
let m: Making;
beforeAll(async () => {
  runway = await startRunwaySimulator(options);
  const env = { RUNWAYML_API_KEY: 'runway-1', RUNWAYML_BASE_URL: runway.baseUrl };
  m = await startMaking({ env });
});
afterAll(async () => {
  await m[Symbol.asyncDispose]();
  await runway[Symbol.asyncDispose]();
});

type End = { failure: string | null; accepted: number; attempts: string[] };
type Case = [trouble: string, arrange: () => void, end: End];

const MADE: End = { failure: null, accepted: 1, attempts: ['accepted'] };
/** Runway has no list of tasks: what became of a lost one nobody can tell, and it is not asked for again. */
const unknown = (accepted: number): End => ({
  failure: 'submission_unknown',
  accepted,
  attempts: ['unknown'],
});
const failed = (failure: string): End => ({ failure, accepted: 1, attempts: ['accepted'] });
const refused = (failure: string): End => ({ failure, accepted: 0, attempts: ['rejected'] });

const CASES: Case[] = [
  ['nothing goes wrong', () => undefined, MADE],
  [
    'the submission meets 429',
    () => void runway.meet('create', { before: { status: 429 } }),
    { ...MADE, attempts: ['not_accepted', 'accepted'] },
  ],
  ['the submission is cut off before', () => void runway.meet('create', { before: 'reset' }), unknown(0)],
  ['the submission is cut off after', () => void runway.meet('create', { after: 'reset' }), unknown(1)],
  ['the answer is bad JSON', () => void runway.meet('create', { after: 'bad-json' }), unknown(1)],
  ...[500, 502, 504].map((status): Case => {
    return [
      `the submission meets ${status}`,
      () => void runway.meet('create', { after: { status } }),
      unknown(1),
    ];
  }),
  [
    'the submission is refused',
    () => void runway.meet('create', { before: { status: 400 } }),
    refused('provider_rejected'),
  ],
  [
    'the key is refused',
    () => void runway.meet('create', { before: { status: 401 } }),
    refused('provider_account'),
  ],
  ...[429, 500, 502, 504].map((status): Case => {
    return [`a look meets ${status}`, () => void runway.meet('retrieve', { before: { status } }), MADE];
  }),
  ['a look is cut off', () => void runway.meet('retrieve', { before: 'reset' }), MADE],
  ['a look is answered in bad JSON', () => void runway.meet('retrieve', { after: 'bad-json' }), MADE],
  [
    'a look is answered by a word that nobody knows',
    () => void runway.meet('retrieve', { before: { answer: { status: 'DREAMING' } } }),
    MADE,
  ],
  ['the link has run out', () => void runway.meet('file', { before: { status: 403 } }), MADE],
  ['the result breaks off', () => void runway.meet('file', { after: 'cut' }), MADE],
];

describe('a video by Runway', () => {
  test.each(CASES)('when %s is charged once and ends as it should', async (_, arrange, end) => {
    const before = runway.accepted.jobs.length;
    arrange();
    const asked = await requestMedia(m.ctx, videoInput(m, { model: 'gen4_turbo' }));
    const ended = await untilSettled(m, asked);
    expect(ended.failure?.code ?? null).toBe(end.failure);
    expect(ended.state).toBe(end.failure === null ? 'succeeded' : 'failed');
    expect(runway.accepted.jobs.length - before).toBe(end.accepted);
    expect(await attemptsOf(m.ctx, asked.id)).toEqual(end.attempts);
    expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold', 'capture']);
    expect(await checkLedger(m.ctx.db)).toEqual([]);
  });

  test.each([
    ['SAFETY.INPUT.TEXT', 'content_refused'],
    ['INTERNAL.BAD_OUTPUT.CODE01', 'provider_failed'],
    ['ASSET.INVALID', 'provider_rejected'],
    [undefined, 'provider_failed'],
  ])('that Runway ends with %s has failed with %s, and its own words stay there', async (code, failure) => {
    options.begin = { status: 'FAILED', ...(code === undefined ? {} : { failureCode: code }) };
    const asked = await requestMedia(m.ctx, videoInput(m, { model: 'gen4_turbo' }));
    const ended = await untilSettled(m, asked);
    options.begin = { status: 'SUCCEEDED' };
    expect(ended).toMatchObject({ state: 'failed', failure: { code: failure } });
    expect(JSON.stringify(ended)).not.toContain('leaked');
    expect(await attemptsOf(m.ctx, asked.id)).toEqual(failed(failure).attempts);
    expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold', 'capture']);
  });
});
