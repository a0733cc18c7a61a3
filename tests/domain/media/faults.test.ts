import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { getGeneration, requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import type { FalSimulator } from '#tests/simulators/media/index.ts';
import {
  entriesOf,
  type Making,
  startMaking,
  statesOf,
  untilSettled,
  videoInput,
} from '#tests/support/media/index.ts';

let m: Making;
beforeAll(async () => {
  m = await startMaking();
});
afterAll(() => m[Symbol.asyncDispose]());
beforeEach(() => {
  for (const operation of ['submit', 'status', 'file'] as const) m.fal.always(operation, undefined);
});

/** How a video ends that fal makes in trouble, and how many requests for it fal took, and so bills. */
type End = { failure: string | null; accepted: number };
type Case = [trouble: string, arrange: (fal: FalSimulator) => void, end: End];

const MADE: End = { failure: null, accepted: 1 };
const REFUSED = { detail: [{ type: 'content_policy_violation', loc: ['body', 'prompt'] }] };
const NO_VIDEO = Buffer.from('<html>This is a page.</html>');
const failed = (failure: string, accepted: number): End => ({ failure, accepted });

const SUBMIT: Case[] = [
  ['is cut off before fal took it', (fal) => void fal.meet('submit', { before: 'reset' }), MADE],
  ['is cut off after fal took it', (fal) => void fal.meet('submit', { after: 'reset' }), MADE],
  ['is answered with half an answer', (fal) => void fal.meet('submit', { after: 'cut' }), MADE],
  ['is answered with bad JSON', (fal) => void fal.meet('submit', { after: 'bad-json' }), MADE],
  ['is answered without an id', (fal) => void fal.meet('submit', { after: { answer: {} } }), MADE],
  ['meets 429 once', (fal) => void fal.meet('submit', { before: { status: 429 } }), MADE],
  ...[500, 502, 504].flatMap((status): Case[] => [
    [`meets ${status} before fal took it`, (fal) => void fal.meet('submit', { before: { status } }), MADE],
    [`meets ${status} after fal took it`, (fal) => void fal.meet('submit', { after: { status } }), MADE],
  ]),
  ...[400, 404, 422].map((status): Case => {
    const arrange = (fal: FalSimulator) => void fal.meet('submit', { before: { status } });
    return [`is refused with ${status}`, arrange, failed('provider_rejected', 0)];
  }),
  ...[401, 402, 403].map((status): Case => {
    const arrange = (fal: FalSimulator) => void fal.meet('submit', { before: { status } });
    return [`is refused with ${status}`, arrange, failed('provider_account', 0)];
  }),
  [
    'is refused for its content',
    (fal) => void fal.meet('submit', { before: { status: 422, body: REFUSED } }),
    failed('content_refused', 0),
  ],
  [
    'finds no place for its picture at first',
    (fal) => void fal.meet('initiate-upload', { before: { status: 500 } }),
    MADE,
  ],
];

const POLL: Case[] = [
  ...[429, 500, 502, 503, 504, 401].map((status): Case => {
    return [`is looked at with ${status}`, (fal) => void fal.meet('status', { before: { status } }), MADE];
  }),
  ['is looked at in vain', (fal) => void fal.meet('status', { before: 'reset' }), MADE],
  ['is told in bad JSON', (fal) => void fal.meet('status', { after: 'bad-json' }), MADE],
  [
    'is told by a word that nobody knows',
    (fal) => void fal.meet('status', { before: { answer: { status: 'DREAMING' } } }),
    MADE,
  ],
  [
    'is unknown to fal for a moment',
    (fal) => {
      for (const _ of [1, 2]) void fal.meet('status', { before: { status: 404 } });
    },
    MADE,
  ],
  [
    'is unknown to fal for good',
    (fal) => fal.always('status', { before: { status: 404 } }),
    failed('provider_lost', 1),
  ],
  [
    'is refused for its content at the end',
    (fal) => void fal.meet('result', { before: { status: 422, body: REFUSED } }),
    failed('content_refused', 1),
  ],
  [
    'fails at the end',
    (fal) =>
      void fal.meet('result', { before: { status: 500, body: { error_type: 'runner_server_error' } } }),
    failed('provider_failed', 1),
  ],
  [
    'has a result that cannot be read once',
    (fal) => void fal.meet('result', { before: { status: 502 } }),
    MADE,
  ],
  [
    'ends without a video',
    (fal) => void fal.meet('result', { before: { answer: {} } }),
    failed('bad_result', 1),
  ],
];

const RESULT: Case[] = [
  ['whose link has run out', (fal) => void fal.meet('file', { before: { status: 403 } }), MADE],
  ['that breaks off', (fal) => void fal.meet('file', { after: 'cut' }), MADE],
  ['that breaks off before its first byte', (fal) => void fal.meet('file', { before: 'reset' }), MADE],
  ['whose server is down', (fal) => void fal.meet('file', { before: { status: 503 } }), MADE],
  [
    'that is no video at first',
    (fal) => void fal.meet('file', { before: { status: 200, body: NO_VIDEO } }),
    MADE,
  ],
  [
    'that is no video at all',
    (fal) => fal.always('file', { before: { status: 200, body: NO_VIDEO } }),
    failed('bad_result', 1),
  ],
];

async function expectEnd(arrange: Case[1], { failure, accepted }: End): Promise<void> {
  const before = m.fal.accepted.jobs.length;
  arrange(m.fal);
  const asked = await requestMedia(m.ctx, videoInput(m));
  const ended = await untilSettled(m, asked);
  expect(ended).toMatchObject({
    state: failure === null ? 'succeeded' : 'failed',
    failure: failure === null ? null : { code: failure },
  });
  expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold', 'capture']);
  expect(m.fal.accepted.jobs.length - before).toBe(accepted);
  expect(ended.asset === null).toBe(failure !== null);
  // The provider's own words stay with it.
  expect(JSON.stringify(ended)).not.toContain('leaked');
  expect(ended.failure?.message ?? 'Made.').toMatch(/^[A-Z].*\.$/);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
}

describe('a video whose submission', () => {
  test.each(SUBMIT)('%s is charged once and ends as it should', (_, arrange, end) => expectEnd(arrange, end));

  test('meets 429 for hours is given up', async () => {
    m.fal.always('submit', { before: { status: 429 } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    const createdAt = new Date(Date.now() - 7 * 3_600_000);
    await m.ctx.db.prisma.generation.update({ where: { id: asked.id }, data: { createdAt } });
    const ended = await untilSettled(m, asked);
    expect(ended).toMatchObject({ state: 'failed', failure: { code: 'provider_busy' } });
    expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold', 'capture']);
  });

  test('meets 429 waits as long as fal wants it to', async () => {
    const before = m.fal.accepted.jobs.length;
    const headers = { 'retry-after': '3600' };
    void m.fal.meet('submit', { before: { status: 429, headers } });
    const asked = await requestMedia(m.ctx, videoInput(m));
    for (let round = 0; (await statesOf(m.ctx, asked.id)).length < 3 && round < 1_000; round++)
      await tendGenerations(m.app.system);
    expect(await statesOf(m.ctx, asked.id)).toEqual(['queued', 'submitting', 'queued']);
    const { nextRunAt } = await m.ctx.db.prisma.generation.findUniqueOrThrow({ where: { id: asked.id } });
    expect(nextRunAt.getTime() - Date.now()).toBeGreaterThan(3_500_000);
    await tendGenerations(m.app.system);
    expect(await getGeneration(m.ctx, { generationId: asked.id })).toMatchObject({ state: 'queued' });
    expect(m.fal.accepted.jobs.length).toBe(before);
    expect(await untilSettled(m, asked)).toMatchObject({ state: 'succeeded' });
  });
});

describe('a video that', () => {
  test.each(POLL)('%s is charged once and ends as it should', (_, arrange, end) => expectEnd(arrange, end));
});

describe('a video with a result', () => {
  test.each(RESULT)('%s is charged once and ends as it should', (_, arrange, end) => expectEnd(arrange, end));
});
