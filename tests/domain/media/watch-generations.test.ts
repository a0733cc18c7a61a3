import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import {
  cancelGeneration,
  type GenerationNews,
  requestMedia,
  tendGenerations,
  watchGenerations,
} from '#server/domain/media/index.ts';
import type { Context } from '#server/kernel/context.ts';
import {
  imageInput,
  type Making,
  secondProcess,
  startMaking,
  videoInput,
} from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 60_000 });

const MANY = 10;
const key = ({ eventId, generationId, state }: GenerationNews) => `${eventId} ${generationId} ${state}`;
const isEnd = ({ state }: GenerationNews) => /succeeded|failed|cancelled/.test(state);

/** Watches until so many have ended, and begins anew after each `every` news; what is only progress is left out. */
async function watchAll(ctx: Context, every: number): Promise<GenerationNews[]> {
  const changes: GenerationNews[] = [];
  let lastEventId: string | null = '0.0';
  while (changes.filter(isEnd).length < MANY) {
    const leaving = new AbortController();
    let heard = 0;
    for await (const news of watchGenerations({ ...ctx, signal: leaving.signal }, { lastEventId })) {
      if (news.eventId !== lastEventId) changes.push(news);
      lastEventId = news.eventId;
      heard += 1;
      if (heard >= every || changes.filter(isEnd).length >= MANY) leaving.abort();
      if (leaving.signal.aborted) break;
    }
  }
  return changes;
}

/** Ten at once, of which one is cancelled and one fails. */
async function makeTen(m: Making): Promise<void> {
  const asked = await Promise.all(
    Array.from({ length: MANY }, (_, index) =>
      requestMedia(m.ctx, index === 3 ? imageInput({ prompt: '[[sandbox:fail]]' }) : videoInput(m)),
    ),
  );
  await cancelGeneration(m.ctx, { generationId: asked[9]?.id ?? '' });
  const { generation } = m.ctx.db.prisma;
  for (let round = 0; round < 3_000; round++) {
    await tendGenerations(m.app.system);
    await pause(5);
    if ((await generation.count({ where: { endedAt: null } })) === 0) return;
  }
  throw new Error('They never ended.');
}

test('every change is told once and in order, in another process too, however often a watcher comes back', async () => {
  await using m = await startMaking();
  await using other = await secondProcess(m);
  const elsewhere = await other.sameUser(m.user);
  const [staying, hopping, hasty] = await Promise.all([
    watchAll(m.ctx, Infinity),
    watchAll(elsewhere, 3),
    watchAll(elsewhere, 1),
    makeTen(m),
  ]);
  const rows = await m.ctx.db.prisma.generationEvent.findMany({
    where: { userId: m.user.userId },
    orderBy: [{ writtenBy: 'asc' }, { id: 'asc' }],
  });
  const all = rows.map(({ writtenBy, id, generationId, state }) => {
    return key({ eventId: `${writtenBy}.${id}`, generationId, state });
  });
  expect(staying.map(key)).toEqual(all);
  expect(hopping.map(key)).toEqual(all);
  expect(hasty.map(key)).toEqual(all);
  const first = staying.filter(({ generationId }) => generationId === staying[0]?.generationId);
  expect(first.map(({ state }) => state).at(0)).toBe('queued');
  expect(first.filter(isEnd)).toHaveLength(1);
});

test('who comes without a place to go on from hears what happens from then on, and of nobody else’s', async () => {
  await using m = await startMaking();
  await requestMedia(m.ctx, imageInput());
  const { ctx } = await m.app.newUser();
  const leaving = new AbortController();
  const watching = watchGenerations({ ...m.ctx, signal: leaving.signal }, {});
  const foreign = watchGenerations({ ...ctx, signal: leaving.signal }, { lastEventId: '0.0' });
  const heard = foreign.next();
  // How far the waiting one is, and then what is new.
  expect((await watching.next()).value).toMatchObject({ state: 'queued' });
  const news = watching.next();
  const second = await requestMedia(m.ctx, imageInput());
  expect((await news).value).toMatchObject({ generationId: second.id, state: 'queued' });
  leaving.abort();
  await watching.return();
  expect((await heard).done).toBe(true);
});

test.each(['x', '1', '-1.2', '1.2; drop', ''])(
  'a place that is none (%j) is taken for none',
  async (lastEventId) => {
    await using m = await startMaking();
    const leaving = new AbortController();
    const watching = watchGenerations({ ...m.ctx, signal: leaving.signal }, { lastEventId });
    const news = watching.next();
    await requestMedia(m.ctx, imageInput());
    expect((await news).value).toMatchObject({ state: 'queued' });
    leaving.abort();
    await watching.return();
  },
);
