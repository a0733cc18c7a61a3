import { expect, test } from 'vitest';
import { requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import { hurried } from '#tests/support/media/hurried.ts';
import {
  attemptsOf,
  imageInput,
  letTimePass,
  type Making,
  startMaking,
  untilEnded,
  untilSettled,
  videoInput,
  workUntil,
} from '#tests/support/media/index.ts';

const BUSY = { before: { status: 429, headers: { 'retry-after': '0' } } };

/** Somebody with fal, which takes nothing, and a clock that goes when it is told to. */
async function start() {
  let now = Date.now();
  const m = await startMaking({
    ports: {
      clock: { now: () => new Date(now) },
      mediaPace: { ...hurried, peaceSeconds: { first: 15, longest: 300 } },
    },
  });
  m.fal.always('submit', BUSY);
  return {
    m,
    later: (seconds: number) => (now += seconds * 1000),
    submissions: () => m.fal.requests.filter(({ operation }) => operation === 'submit'),
    [Symbol.asyncDispose]: () => m[Symbol.asyncDispose](),
  };
}

/** Works until the provider has sent the generation back, and nothing is on its way to it. */
async function untilSentBack(m: Making, id: string): Promise<void> {
  const isBack = async () =>
    (await attemptsOf(m.ctx, id)).includes('not_accepted') &&
    (await m.ctx.db.prisma.generation.count({ where: { state: 'submitting' } })) === 0;
  await expect
    .poll(
      async () => {
        await tendGenerations(m.app.system);
        return isBack();
      },
      { timeout: 20_000, interval: 5 },
    )
    .toBe(true);
}

/** So many generations, each sent back. */
async function sentBack(m: Making, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number++) {
    // One after the other: nobody may run more than a few at once.
    const { id } = await requestMedia(m.ctx, videoInput(m, { prompt: `Cloud ${number}.` }));
    await untilSentBack(m, id);
    ids.push(id);
  }
  return ids;
}

test('a provider that takes nothing of five is left in peace, then tried with one, and used again once it is well', async () => {
  await using it = await start();
  const { m, later, submissions } = it;
  const ids = await sentBack(m, 5);
  const before = submissions().length;
  await letTimePass(m);
  for (let round = 0; round < 5; round++) await tendGenerations(m.app.system);
  expect(submissions()).toHaveLength(before);
  later(60);
  await workUntil(m, ids[0] ?? '', () => submissions().length > before);
  await letTimePass(m);
  for (let round = 0; round < 5; round++) await tendGenerations(m.app.system);
  expect(submissions()).toHaveLength(before + 1);
  m.fal.always('submit', undefined);
  later(600);
  for (const id of ids) expect(await untilSettled(m, { id })).toMatchObject({ state: 'succeeded' });
  expect(m.fal.accepted.jobs).toHaveLength(5);
});

test('one generation that is never taken leaves its provider to all others', async () => {
  await using it = await start();
  const { m, submissions } = it;
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await workUntil(m, id, () => submissions().length >= 7);
  await workUntil(m, id, ({ state }) => state === 'queued');
  m.fal.always('submit', undefined);
  const other = await requestMedia(m.ctx, videoInput(m));
  expect(await untilEnded(m, other)).toMatchObject({ state: 'succeeded' });
});

test('whoever tries a resting provider is somebody else each time', async () => {
  await using it = await start();
  const { m, later, submissions } = it;
  await sentBack(m, 5);
  const { id } = await requestMedia(m.ctx, videoInput(m, { prompt: 'The last one.' }));
  const triedLast = () => submissions().some(({ bytes }) => bytes.includes('The last one.'));
  for (let rest = 0; rest < 6 && !triedLast(); rest++) {
    const before = submissions().length;
    later(600);
    await workUntil(m, id, () => submissions().length > before);
  }
  expect(triedLast()).toBe(true);
});

test('commands that make the sandbox busy keep nobody else from it', async () => {
  await using m = await startMaking({
    ports: { mediaPace: { ...hurried, peaceSeconds: { first: 300, longest: 300 } } },
  });
  for (let number = 1; number <= 6; number++) {
    const { id } = await requestMedia(m.ctx, imageInput({ prompt: `[[sandbox:429]] ${number}` }));
    await untilSentBack(m, id);
  }
  const made = await untilEnded(m, await requestMedia(m.ctx, imageInput()));
  expect(made).toMatchObject({ state: 'succeeded', sandbox: true });
});
