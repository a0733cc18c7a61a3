import { describe, expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import { jobs } from '#server/jobs/index.ts';
import { MediaFailure, type MediaModels, type RemoteState } from '#server/kernel/media.ts';
import type { Bus } from '#server/kernel/ports.ts';
import { testApplication } from '#tests/support/app/index.ts';
import {
  entriesOf,
  letTimePass,
  type Making,
  secondProcess,
  startMaking,
  storedKeys,
  untilSettled,
  videoInput,
} from '#tests/support/media/index.ts';

const failure = (outcome: MediaFailure['outcome']) =>
  new MediaFailure('provider_rejected', 'It wakes up with this.', { outcome });
const URL = 'https://v3b.fal.media/files/out/9/late.mp4';
const late = { url: URL, mediaType: 'video/mp4' };

/** All that the database says of a generation. */
async function rowsOf({ ctx }: Making, id: string) {
  const include = { attempts: { orderBy: { number: 'asc' } }, events: true, result: true } as const;
  const row = await ctx.db.prisma.generation.findUniqueOrThrow({ where: { id }, include });
  return { row, entries: await entriesOf(ctx, id), keys: (await storedKeys(ctx)).toSorted() };
}

/** The same bus; `left` is fulfilled when a worker no longer listens for somebody who cancels: it has let go. */
function busWithEnd(bus: Bus): { bus: Bus; left: Promise<void> } {
  const { promise: left, resolve } = Promise.withResolvers<void>();
  const subscribe: Bus['subscribe'] = (topic, wake) => {
    const leave = bus.subscribe(topic, wake);
    return () => {
      leave();
      if (topic.startsWith('generation-cancel:')) resolve();
    };
  };
  return { bus: { ...bus, subscribe }, left };
}

/** `stalled` stops in the middle of what `asked` names, until it is let go; its lease runs out meanwhile. */
async function expectPowerless(
  models: (real: MediaModels, woken: Promise<void>, asked: () => void) => Partial<MediaModels>,
): Promise<void> {
  await using m = await startMaking();
  const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const real = m.app.ports.mediaModels;
  const mediaModels = { ...real, ...models(real, woken, ask) };
  const { bus, left } = busWithEnd(m.app.ports.bus);
  await using stalled = await secondProcess(m, { mediaModels, bus });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await tendGenerations(stalled.system);
  await asked;
  await letTimePass(m);
  expect(await untilSettled(m, { id })).toMatchObject({ state: 'succeeded' });
  const before = await rowsOf(m, id);
  expect(before.entries).toEqual(['hold', 'capture']);
  wake();
  await left;
  expect(await rowsOf(m, id)).toEqual(before);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
}

const SUBMISSIONS: [string, () => ReturnType<MediaModels['submit']>][] = [
  ['an accepted job', () => Promise.resolve({ type: 'accepted', remote: { id: 'late' } })],
  ['a final no', () => Promise.reject(failure('rejected'))],
  ['a no for now', () => Promise.reject(failure('not-accepted'))],
  ['an answer that was lost', () => Promise.reject(failure('unknown'))],
  ['a mistake of ours', () => Promise.reject(new Error('broken'))],
];

const LOOKS: RemoteState[] = [
  { type: 'succeeded', output: late },
  { type: 'failed', failure: failure('rejected') },
  { type: 'cancelled' },
  { type: 'running', progress: 0.5 },
];

describe('a worker whose lease ran out while it stood still can write nothing', () => {
  test.each(SUBMISSIONS)('when it wakes up with %s', (_, answer) =>
    expectPowerless((_real, woken, asked) => ({
      async submit() {
        asked();
        await woken;
        return answer();
      },
    })),
  );

  test.each(LOOKS)('when it hears that its job is $type', (state) =>
    expectPowerless((_real, woken, asked) => ({
      async poll() {
        asked();
        await woken;
        return state;
      },
    })),
  );

  test('when its link has run out and a new one is given', () =>
    expectPowerless((real, woken, asked) => {
      let opened = 0;
      return {
        async open() {
          asked();
          await woken;
          opened += 1;
          throw new MediaFailure('provider_lost', 'The link has run out.', { outcome: 'unknown' });
        },
        poll: (route, remote, signal) =>
          opened === 0
            ? real.poll(route, remote, signal)
            : Promise.resolve({ type: 'succeeded', output: late }),
      };
    }));

  test('when the result comes after all', () =>
    expectPowerless((real, woken, asked) => ({
      async open(route, output, signal) {
        const made = await real.open(route, output, signal);
        asked();
        await woken;
        return made;
      },
    })));
});

test('what a dead process leaves is taken over well within a minute, and a living one keeps what it has', async () => {
  await using app = await testApplication();
  const { leaseSeconds, lookSeconds } = app.ports.mediaPace;
  const everyMs = jobs.find(({ name }) => name === 'tend-generations')?.everyMs ?? Infinity;
  expect(leaseSeconds * 1000 + everyMs).toBeLessThan(45_000);
  expect(leaseSeconds * 1000).toBeGreaterThanOrEqual(5 * everyMs);
  expect(lookSeconds[0]).toBeLessThan(10);
});

test('a claim lasts as long as the lease says, and each round renews it', async () => {
  await using m = await startMaking({ fal: { advance: false } });
  const { id } = await requestMedia(m.ctx, videoInput(m));
  const { generation } = m.ctx.db.prisma;
  const secondsLeft = async () => {
    const { leaseUntil } = await generation.findUniqueOrThrow({ where: { id } });
    return ((leaseUntil?.getTime() ?? 0) - Date.now()) / 1000;
  };
  await tendGenerations(m.app.system);
  await m.fal.accepted.nth(1);
  const { leaseSeconds } = m.app.ports.mediaPace;
  expect(await secondsLeft()).toBeLessThanOrEqual(leaseSeconds);
  await generation.update({ where: { id }, data: { leaseUntil: new Date(Date.now() + 1_000) } });
  await tendGenerations(m.app.system);
  expect(await secondsLeft()).toBeGreaterThan(leaseSeconds / 2);
});
