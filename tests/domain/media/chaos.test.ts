import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkLedger } from '#server/domain/ledger/index.ts';
import {
  cancelGeneration,
  getGeneration,
  requestMedia,
  retryGeneration,
  tendGenerations,
} from '#server/domain/media/index.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';
import type { Fault } from '#tests/simulators/media/fault.ts';
import {
  imageInput,
  letTimePass,
  type Making,
  startMaking,
  startWorkerProcess,
  storedKeys,
  videoInput,
} from '#tests/support/media/index.ts';

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
/** How often the other process is killed; `npm test` takes a sample. */
const KILLS = Number(process.env['TEST_CHAOS_KILLS'] ?? 3);
const ACTS_BETWEEN_KILLS = 12;

const FAULTS: [Parameters<Making['fal']['meet']>[0], Fault][] = [
  ['submit', { before: 'reset' }],
  ['submit', { after: 'reset' }],
  ['submit', { before: { status: 429 } }],
  ['submit', { before: { status: 422 } }],
  ['submit', { after: { status: 502 } }],
  ['submit', { after: 'bad-json' }],
  ['status', { before: { status: 500 } }],
  ['status', { before: 'reset' }],
  ['result', { before: { answer: {} } }],
  ['file', { after: 'cut' }],
  ['file', { before: { status: 403 } }],
];

type Random = () => number;
const oneOf = <Item>(random: Random, items: readonly Item[]): Item | undefined =>
  items[Math.floor(random() * items.length)];

/** Asks for something, or changes its mind about something asked before; refusals that are to be expected are none. */
async function act(m: Making, random: Random, ids: string[]): Promise<void> {
  const fault = oneOf(random, FAULTS);
  if (fault !== undefined && random() < 0.5) void m.fal.meet(...fault);
  const generationId = oneOf(random, ids) ?? '';
  const choice = random();
  if (choice < 0.2 && generationId !== '') await cancelGeneration(m.ctx, { generationId });
  else if (choice < 0.3 && generationId !== '') {
    await retryGeneration(m.ctx, { generationId }).then(
      ({ id }) => ids.push(id),
      (error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      },
    );
  } else {
    const input = random() < 0.6 ? videoInput(m) : imageInput({ prompt: `A lake ${ids.length}.` });
    ids.push((await requestMedia(m.ctx, input)).id);
  }
}

const ImageUrl = z.object({ image_url: z.string() });

/** Each job that fal accepted belongs to one attempt: by its id, or, where its answer was lost for good, by the mark. */
async function expectLinked({ fal, ctx }: Making): Promise<void> {
  const attempts = await ctx.db.prisma.generationAttempt.findMany();
  for (const { id, input } of fal.accepted.jobs) {
    const { image_url: url } = ImageUrl.parse(input);
    const sent = attempts.filter((attempt) => url.includes(attempt.id));
    expect(sent, id).toHaveLength(1);
    const linked = attempts.filter(({ remoteId }) => remoteId === id);
    if (sent[0]?.outcome === 'unknown') expect(linked, id).toEqual([]);
    else expect(linked, id).toEqual(sent);
  }
}

async function expectObjectsAreAssets({ ctx }: Making): Promise<void> {
  const assets = await ctx.db.prisma.asset.findMany();
  const rows = assets.flatMap(({ key, posterKey }) => (posterKey === null ? [key] : [key, posterKey]));
  expect((await storedKeys(ctx)).toSorted()).toEqual(rows.toSorted());
}

test(
  `requests, cancels, retries, faults and ${KILLS} kills end in order (TEST_SEED=${seed})`,
  async () => {
    const random = randomFrom(seed);
    await using m = await startMaking({ credits: '100000' });
    const { generation } = m.ctx.db.prisma;
    const ids: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await using worker = await startWorkerProcess(m.env);
      for (let acts = 0; acts < ACTS_BETWEEN_KILLS; acts++) {
        await act(m, random, ids);
        await tendGenerations(m.app.system);
        await pause(random() * 40);
        if (acts % 4 === 0) expect(await checkLedger(m.ctx.db)).toEqual([]);
      }
      // It must have got hold of something before it dies.
      const where = { endedAt: null, leaseOwner: { not: m.app.ports.processId }, leaseUntil: { not: null } };
      for (let looks = 0; looks < 600 && (await generation.count({ where })) === 0; looks++) {
        if (looks % 20 === 0) ids.push((await requestMedia(m.ctx, videoInput(m))).id);
        await pause(25);
      }
      worker.kill();
      await worker.gone;
      await letTimePass(m);
      expect(await checkLedger(m.ctx.db)).toEqual([]);
    }
    for (
      let round = 0;
      round < 4_000 && (await generation.count({ where: { endedAt: null } })) > 0;
      round++
    ) {
      await letTimePass(m);
      await tendGenerations(m.app.system);
      await pause(10);
    }
    for (const generationId of ids) {
      const { state, endedAt } = await getGeneration(m.ctx, { generationId });
      expect([state, endedAt]).toEqual([
        expect.stringMatching(/succeeded|failed|cancelled/),
        expect.any(Date),
      ]);
    }
    await expectLinked(m);
    await expectObjectsAreAssets(m);
    expect(await checkLedger(m.ctx.db)).toEqual([]);
  },
  60_000 + KILLS * 30_000,
);
