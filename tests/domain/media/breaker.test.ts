import { expect, test } from 'vitest';
import { noteSubmission } from '#server/domain/media/breaker.ts';
import { requestMedia, tendGenerations } from '#server/domain/media/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { hurried } from '#tests/support/media/hurried.ts';
import {
  attemptsOf,
  imageInput,
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

/** So many other generations that fal did not take. */
function declineOthers(m: Making, count: number): void {
  for (let number = 0; number < count; number++)
    noteSubmission(m.app.system, { id: newId(), provider: 'fal' }, { outcome: 'not-accepted' });
}

/** Works until the generation has been sent back. */
async function untilSentBack(m: Making, id: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await tendGenerations(m.app.system);
        return attemptsOf(m.ctx, id);
      },
      { timeout: 20_000, interval: 5 },
    )
    .toContain('not_accepted');
  await workUntil(m, id, ({ state }) => state === 'queued');
}

test('a provider that takes nothing of five is left in peace, then tried with one, and used again once it is well', async () => {
  await using it = await start();
  const { m, later, submissions } = it;
  declineOthers(m, 4);
  const { id } = await requestMedia(m.ctx, videoInput(m));
  await untilSentBack(m, id);
  const before = submissions().length;
  for (let round = 0; round < 5; round++) await tendGenerations(m.app.system);
  expect(submissions()).toHaveLength(before);
  later(60);
  await workUntil(m, id, () => submissions().length > before);
  await workUntil(m, id, ({ state }) => state === 'queued');
  for (let round = 0; round < 5; round++) await tendGenerations(m.app.system);
  expect(submissions()).toHaveLength(before + 1);
  m.fal.always('submit', undefined);
  later(600);
  expect(await untilSettled(m, { id })).toMatchObject({ state: 'succeeded' });
  expect(m.fal.accepted.jobs).toHaveLength(1);
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
  declineOthers(m, 5);
  const prompts = ['One.', 'Two.', 'Three.'];
  const ids: string[] = [];
  for (const prompt of prompts) ids.push((await requestMedia(m.ctx, videoInput(m, { prompt }))).id);
  for (const id of ids) {
    const before = submissions().length;
    later(600);
    await workUntil(m, id, () => submissions().length > before);
    await workUntil(m, id, ({ state }) => state === 'queued');
  }
  const tried = submissions().map(({ bytes }) => prompts.find((prompt) => bytes.includes(prompt)));
  expect(tried).toEqual(prompts);
});

test('what was on its way when a rest began makes it no longer', async () => {
  await using it = await start();
  const { m, later, submissions } = it;
  declineOthers(m, 12);
  const { id } = await requestMedia(m.ctx, videoInput(m));
  later(16);
  await workUntil(m, id, () => submissions().length > 0);
  expect(submissions()).toHaveLength(1);
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

test('what waits for a resting provider stands in the way of nothing else of its user', async () => {
  await using it = await start();
  const { m } = it;
  declineOthers(m, 5);
  for (let number = 1; number <= 5; number++) await requestMedia(m.ctx, videoInput(m));
  const made = await untilEnded(m, await requestMedia(m.ctx, imageInput()));
  expect(made).toMatchObject({ state: 'succeeded', sandbox: true });
});
