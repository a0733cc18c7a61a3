import { describe, expect, test, vi } from 'vitest';
import { checkLedger, getBalance } from '#server/domain/ledger/index.ts';
import { type GenerationView, getGeneration, requestMedia } from '#server/domain/media/index.ts';
import type { MediaInput } from '#server/domain/media/schema.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';
import {
  attemptsOf,
  imageInput,
  letTimePass,
  type Making,
  startMaking,
  startWorkerProcess,
  storedKeys,
  untilEnded,
} from '#tests/support/media/index.ts';

// Each worker is a process that loads everything.
vi.setConfig({ testTimeout: 60_000 });

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
/** `npm test` takes a sample; TEST_KILLS=100 takes the hundred. */
const KILLS = Number(process.env['TEST_KILLS'] ?? 5);
const LONGEST_MS = 60_000 + KILLS * 15_000;

const orders = {
  video: (m: Making): MediaInput => {
    return { kind: 'video', model: 'veo3', prompt: 'Clouds move.', imageKey: m.imageKey };
  },
  image: (): MediaInput => imageInput({ prompt: 'A mountain lake.' }),
};

/** One asset, one charge, one object; nothing held, nothing drifted. */
async function expectMadeOnce(m: Making, made: GenerationView, price: string): Promise<void> {
  expect(made).toMatchObject({ state: 'succeeded', failure: null });
  const { id } = made;
  expect(await m.ctx.db.prisma.asset.count({ where: { generationId: id } })).toBe(1);
  const entries = await m.ctx.db.prisma.creditEntry.findMany({
    where: { refId: id },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ kind, heldDelta }) => `${kind} ${heldDelta.toString()}`)).toEqual([
    `hold ${price}`,
    `capture -${price}`,
  ]);
  const objects = (await storedKeys(m.ctx)).filter((key) => key.includes(id) && key === made.asset?.key);
  expect(objects).toHaveLength(1);
  expect((await getBalance(m.ctx)).held).toBe('0');
  expect(await checkLedger(m.ctx.db)).toEqual([]);
}

describe('a worker that is killed with -9', () => {
  test.each(['K3', 'K4', 'K5', 'K6', 'K8', 'K9', 'K10', 'K11'])(
    'at %s leaves a video that is made once and charged once',
    async (moment) => {
      await using m = await startMaking();
      const asked = await requestMedia(m.ctx, orders.video(m));
      await using worker = await startWorkerProcess(m.env, moment);
      expect(await worker.gone).toBe('SIGKILL');
      await letTimePass(m);
      const made = await untilEnded(m, asked);
      await expectMadeOnce(m, made, '37.5');
      expect(m.fal.accepted.jobs).toHaveLength(1);
      const attempts = await attemptsOf(m.ctx, asked.id);
      expect(attempts).toEqual(moment === 'K4' ? ['not_accepted', 'accepted'] : ['accepted']);
    },
  );

  test.each(['K3', 'K4', 'K5', 'K6', 'K9', 'K10', 'K11'])(
    'at %s leaves a sandbox image that is made once and charged once',
    async (moment) => {
      await using m = await startMaking();
      const asked = await requestMedia(m.ctx, orders.image());
      await using worker = await startWorkerProcess(m.env, moment);
      expect(await worker.gone).toBe('SIGKILL');
      await letTimePass(m);
      await expectMadeOnce(m, await untilEnded(m, asked), '1');
    },
  );

  test(
    `at ${KILLS} random moments loses and doubles nothing (TEST_SEED=${seed})`,
    async () => {
      const random = randomFrom(seed);
      await using m = await startMaking({ credits: '100000' });
      for (let kill = 0; kill < KILLS; kill++) {
        const kind = random() < 0.5 ? 'video' : 'image';
        const before = m.fal.accepted.jobs.length;
        const asked = await requestMedia(m.ctx, orders[kind](m));
        await using worker = await startWorkerProcess(m.env);
        const moment = Math.floor(random() * 60);
        // Moments are counted in what the worker has visibly done, and some turns of the loop beyond.
        let looks = 0;
        while (looks++ < 400) {
          const view = await getGeneration(m.ctx, { generationId: asked.id });
          if (view.state !== 'queued' && looks % 60 >= moment) break;
          if (view.endedAt !== null) break;
        }
        worker.kill();
        await worker.gone;
        await letTimePass(m);
        const made = await untilEnded(m, asked);
        await expectMadeOnce(m, made, kind === 'video' ? '37.5' : '1');
        expect(m.fal.accepted.jobs.length - before).toBe(kind === 'video' ? 1 : 0);
      }
    },
    LONGEST_MS,
  );
});
