import { describe, expect, it } from 'vitest';
import { inspect } from 'node:util';
import { findRefusingOrigin } from '#tests/simulators/providers/index.ts';
import type { Fault } from '#tests/simulators/media/fault.ts';
import { startFalSimulator } from '#tests/simulators/media/fal-simulator.ts';
import { startRunwaySimulator } from '#tests/simulators/media/runway-simulator.ts';
import {
  accept,
  asking,
  FAL_KEY,
  falAt,
  failureOf,
  onFal,
  onRunway,
  RUNWAY_KEY,
  runwayAt,
  SHORT_LIMITS,
  videoOf,
} from './order.ts';

type Row = [string, Fault, { code: string; outcome: string; accepted: number; retryAfterSeconds?: number }];

const UNKNOWN = { code: 'submission_unknown', outcome: 'unknown' };
const ACCOUNT = { code: 'provider_account', outcome: 'rejected', accepted: 0 };
const REJECTED = { code: 'provider_rejected', outcome: 'rejected', accepted: 0 };
const BUSY = { code: 'provider_busy', outcome: 'not-accepted', accepted: 0 };

/** What a fault of the billable request means, and how many submissions the provider has then accepted. */
const FAULTS: Row[] = [
  ['resets before it accepts', { before: 'reset' }, { ...UNKNOWN, accepted: 0 }],
  ['accepts and resets', { after: 'reset' }, { ...UNKNOWN, accepted: 1 }],
  ['accepts and says nothing', { after: 'silence' }, { ...UNKNOWN, accepted: 1 }],
  ['says nothing at all', { before: 'silence' }, { ...UNKNOWN, accepted: 0 }],
  ['accepts, and its answer breaks off', { after: 'cut' }, { ...UNKNOWN, accepted: 1 }],
  ['accepts with bad JSON', { after: 'bad-json' }, { ...UNKNOWN, accepted: 1 }],
  ['accepts with JSON of another shape', { after: { answer: { fine: true } } }, { ...UNKNOWN, accepted: 1 }],
  [
    'accepts with an id that is a path',
    { after: { answer: { request_id: '../x', id: '../x' } } },
    { ...UNKNOWN, accepted: 1 },
  ],
  ['accepts and answers 500', { after: { status: 500 } }, { ...UNKNOWN, accepted: 1 }],
  ['accepts and answers 502', { after: { status: 502 } }, { ...UNKNOWN, accepted: 1 }],
  ['answers 500', { before: { status: 500 } }, { ...UNKNOWN, accepted: 0 }],
  ['answers 502', { before: { status: 502 } }, { ...UNKNOWN, accepted: 0 }],
  ['answers 503', { before: { status: 503 } }, { ...UNKNOWN, accepted: 0 }],
  ['answers 504', { before: { status: 504 } }, { ...UNKNOWN, accepted: 0 }],
  ['answers 408', { before: { status: 408 } }, { ...UNKNOWN, accepted: 0 }],
  [
    'redirects',
    { before: { status: 307, headers: { location: 'http://127.0.0.1:9/' } } },
    { ...UNKNOWN, accepted: 0 },
  ],
  ['answers 429', { before: { status: 429 } }, BUSY],
  [
    'answers 429 and when to come back',
    { before: { status: 429, headers: { 'retry-after': '17' } } },
    { ...BUSY, retryAfterSeconds: 17 },
  ],
  ['answers 400', { before: { status: 400 } }, REJECTED],
  ['answers 404', { before: { status: 404 } }, REJECTED],
  ['answers 413', { before: { status: 413 } }, REJECTED],
  ['answers 422', { before: { status: 422 } }, REJECTED],
  ['answers 401', { before: { status: 401 } }, ACCOUNT],
  ['answers 402', { before: { status: 402 } }, ACCOUNT],
  ['answers 403', { before: { status: 403 } }, ACCOUNT],
];

const PROVIDERS = {
  fal: {
    start: startFalSimulator,
    submit: 'submit',
    at: falAt,
    order: () => videoOf(onFal()),
  },
  runway: {
    start: startRunwaySimulator,
    submit: 'create',
    at: runwayAt,
    order: () => videoOf(onRunway()),
  },
} as const;

async function submitWith(name: keyof typeof PROVIDERS, fault: Fault) {
  const patience = Object.values(fault).includes('silence') ? { limits: SHORT_LIMITS } : {};
  if (name === 'fal') {
    await using fal = await startFalSimulator();
    fal.always('submit', fault);
    const failure = await failureOf(falAt(fal.baseUrl, patience).submit(PROVIDERS.fal.order(), asking()));
    return { failure, accepted: fal.accepted.jobs.length, sent: sentTo(fal.requests, 'submit') };
  }
  await using runway = await startRunwaySimulator();
  runway.always('create', fault);
  const failure = await failureOf(
    runwayAt(runway.baseUrl, patience).submit(PROVIDERS.runway.order(), asking()),
  );
  return { failure, accepted: runway.accepted.jobs.length, sent: sentTo(runway.requests, 'create') };
}

function sentTo(requests: readonly { operation: string }[], operation: string): number {
  return requests.filter((request) => request.operation === operation).length;
}

describe.each(['fal', 'runway'] as const)('an order to %s', (name) => {
  it.each(FAULTS)('that %s is sent once', async (_, fault, { accepted, ...expected }) => {
    const outcome = await submitWith(name, fault);
    const { failure } = outcome;
    expect({
      code: failure.code,
      outcome: failure.outcome,
      retryAfterSeconds: failure.retryAfterSeconds,
      accepted: outcome.accepted,
      sent: outcome.sent,
    }).toEqual({ retryAfterSeconds: undefined, ...expected, accepted, sent: 1 });
  });

  it.each(FAULTS.filter(([, fault]) => JSON.stringify(fault).includes('status')))(
    'that %s fails without the words, the prompt or the key of anybody',
    async (_, fault) => {
      const { failure } = await submitWith(name, fault);
      const told = inspect(failure, { depth: 10, showHidden: true });
      expect(told).not.toMatch(/leaked|secret|watercolour/);
    },
  );

  it('whose provider cannot be reached has certainly not been accepted', async () => {
    const { at, order } = PROVIDERS[name];
    const failure = await failureOf(at(await findRefusingOrigin()).submit(order(), asking()));
    expect(failure).toMatchObject({ code: 'provider_failed', outcome: 'not-accepted' });
  });

  it('that is given up before it was sent has certainly not been accepted', async () => {
    const { at, order, start } = PROVIDERS[name];
    await using provider = await start();
    const failure = await failureOf(at(provider.baseUrl).submit(order(), asking(AbortSignal.abort())));
    expect(failure).toMatchObject({ outcome: 'not-accepted' });
    expect(provider.requests).toEqual([]);
  });

  it('needs its source image: without it nothing is sent', async () => {
    const { at, order, start } = PROVIDERS[name];
    await using provider = await start();
    const image = { ...order().image, read: () => Promise.reject(new Error('No disk.')) };
    const failure = await failureOf(at(provider.baseUrl).submit({ ...order(), image }, asking()));
    expect(failure).toMatchObject({ code: 'storage', outcome: 'not-accepted' });
    expect(provider.requests).toEqual([]);
  });

  it('is one for a video: pictures are refused', async () => {
    const { at, order, start } = PROVIDERS[name];
    await using provider = await start();
    const failure = await failureOf(at(provider.baseUrl).submit({ ...order(), kind: 'image' }, asking()));
    expect(failure).toMatchObject({ code: 'unavailable', outcome: 'rejected' });
  });
});

it('an order that is given up under way may have been accepted by fal', async () => {
  await using fal = await startFalSimulator();
  const caller = new AbortController();
  const submitted = failureOf(falAt(fal.baseUrl).submit(videoOf(onFal()), asking(caller.signal)));
  await fal.meet('submit', { after: 'silence' });
  caller.abort();
  expect(await submitted).toMatchObject({ code: 'submission_unknown', outcome: 'unknown' });
});

it('an order that is given up under way may have been accepted by Runway', async () => {
  await using runway = await startRunwaySimulator();
  const caller = new AbortController();
  const submitted = failureOf(runwayAt(runway.baseUrl).submit(videoOf(onRunway()), asking(caller.signal)));
  await runway.meet('create', { after: 'silence' });
  caller.abort();
  expect(await submitted).toMatchObject({ code: 'submission_unknown', outcome: 'unknown' });
});

it('fal is told the key in its own form, and has a connection for each request', async () => {
  await using fal = await startFalSimulator();
  await accept(falAt(fal.baseUrl), videoOf(onFal()));
  const submit = fal.requests.find(({ operation }) => operation === 'submit');
  expect(submit?.headers).toMatchObject({ authorization: `Key ${FAL_KEY}`, connection: 'close' });
});

it('Runway is told the key in its own form, and has a connection for each request', async () => {
  await using runway = await startRunwaySimulator();
  await accept(runwayAt(runway.baseUrl), videoOf(onRunway()));
  expect(runway.requests[0]?.headers).toMatchObject({
    authorization: `Bearer ${RUNWAY_KEY}`,
    connection: 'close',
  });
});

it('a prompt that fal refuses for its content is content_refused', async () => {
  const body = {
    detail: [{ loc: ['body', 'prompt'], msg: 'leaked', type: 'content_policy_violation' }],
  };
  const { failure } = await submitWith('fal', { before: { status: 422, body } });
  expect(failure).toMatchObject({ code: 'content_refused', outcome: 'rejected' });
});

it('a model that is configured without an endpoint of fal is not asked for', async () => {
  await using fal = await startFalSimulator();
  const failure = await failureOf(falAt(fal.baseUrl).submit(videoOf(onFal('kling')), asking()));
  expect(failure).toMatchObject({ code: 'unavailable', outcome: 'rejected' });
  expect(fal.requests).toEqual([]);
});
