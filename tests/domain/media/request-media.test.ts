import { describe, expect, test, vi } from 'vitest';
import { checkLedger, getBalance, grant } from '#server/domain/ledger/index.ts';
import { getGeneration, listProjects, requestMedia } from '#server/domain/media/index.ts';
import type { MediaInput } from '#server/domain/media/schema.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { imageInput, type Making, ownImageOf, startMaking, videoInput } from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 30_000 });

const codeOf = (error: unknown) => (error instanceof DomainError ? error.code : String(error));

async function rowsOf({ ctx }: Making) {
  const { generation, generationEvent, project, creditEntry } = ctx.db.prisma;
  return {
    generations: await generation.count(),
    events: await generationEvent.count(),
    projects: await project.count(),
    holds: await creditEntry.count({ where: { kind: 'hold' } }),
  };
}

/** Settles many at once; what was refused by its code. */
async function together<Result>(many: number, ask: (index: number) => Promise<Result>) {
  const settled = await Promise.allSettled(Array.from({ length: many }, (_, index) => ask(index)));
  return {
    made: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: settled.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : [])),
  };
}

describe('credits', () => {
  test('of 64 requests for the last credit one is accepted, and the others leave nothing behind', async () => {
    await using m = await startMaking({ credits: '1' });
    const before = await rowsOf(m);
    const { made, refused } = await together(64, (index) =>
      requestMedia(m.ctx, imageInput({ project: `project ${index}` })),
    );
    expect(made).toHaveLength(1);
    expect(refused).toEqual(Array.from({ length: 63 }, () => 'insufficient_credits'));
    const after = await rowsOf(m);
    expect(after).toEqual({
      generations: before.generations + 1,
      events: before.events + 1,
      projects: before.projects + 1,
      holds: before.holds + 1,
    });
    expect(await getBalance(m.ctx)).toEqual({ available: '0', held: '1' });
    await expect(requestMedia(m.ctx, imageInput())).rejects.toMatchObject({
      message: 'Insufficient credits',
    });
    expect(await checkLedger(m.ctx.db)).toEqual([]);
  });

  test('prices are exact: 37.5 leaves 62.5', async () => {
    await using m = await startMaking({ credits: '100' });
    const { credits } = await requestMedia(m.ctx, videoInput(m, { model: 'veo3' }));
    expect(credits).toEqual({ used: '37.5', balance: '62.5' });
  });
});

describe('a request key', () => {
  test('that comes 20 times at once makes one', async () => {
    await using m = await startMaking();
    const { made, refused } = await together(20, () =>
      requestMedia(m.ctx, imageInput({ requestKey: 'twenty' })),
    );
    expect(refused).toEqual([]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await getBalance(m.ctx)).toEqual({ available: '999', held: '1' });
  });

  test('that comes 20 times at once with credits for one makes one, and all are told of it', async () => {
    await using m = await startMaking({ credits: '1' });
    const { made, refused } = await together(20, () =>
      requestMedia(m.ctx, imageInput({ requestKey: 'last credit' })),
    );
    expect(refused).toEqual([]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await checkLedger(m.ctx.db)).toEqual([]);
  });

  test('is its user’s own', async () => {
    await using m = await startMaking();
    const other = await m.app.newUser();
    await grant(m.app.system, { userId: other.userId, amount: '5', reason: 'for tests' });
    const mine = await requestMedia(m.ctx, imageInput({ requestKey: 'same' }));
    const theirs = await requestMedia(other.ctx, imageInput({ requestKey: 'same' }));
    expect(theirs.id).not.toBe(mine.id);
  });
});

test('a transaction that is rolled back rings for nobody', async () => {
  await using m = await startMaking();
  const { bell, db } = m.app.ports;
  await requestMedia(m.ctx, imageInput());
  const rings = { name: 'count-rings', text: `SELECT count(*)::int AS count FROM pgboss.job` };
  const count = async () => (await db.query<{ count: number }>(rings, []))[0]?.count;
  const before = await count();
  const broken = {
    ...m.ctx,
    bell: {
      ...bell,
      async ring(...given: Parameters<typeof bell.ring>) {
        await bell.ring(...given);
        throw new Error('after the ring');
      },
    },
  };
  await expect(requestMedia(broken, imageInput({ project: 'never' }))).rejects.toThrow('after the ring');
  expect(await count()).toBe(before);
  expect(await m.ctx.db.prisma.project.count({ where: { name: 'never' } })).toBe(0);
  await requestMedia(m.ctx, imageInput());
  expect(await count()).toBe((before ?? 0) + 1);
});

describe('the image that a video starts from', () => {
  test.each([
    ['of another user', async (m: Making) => (await ownImageOf((await m.app.newUser()).ctx)).key],
    ['that nobody has', async () => 'somebody/images/none.png'],
    ['with a NUL in it', async ({ imageKey }: Making) => `${imageKey}\0`],
    ['with half a character in it', async ({ imageKey }: Making) => `${imageKey}\ud83d`],
    [
      'that was deleted',
      async ({ ctx, imageKey }: Making) => {
        await ctx.db.prisma.asset.update({ where: { key: imageKey }, data: { deletedAt: new Date() } });
        return imageKey;
      },
    ],
    [
      'that is a video',
      async ({ ctx, imageKey }: Making) => {
        await ctx.db.prisma.asset.update({ where: { key: imageKey }, data: { kind: 'video' } });
        return imageKey;
      },
    ],
  ])('%s is not found, whoever’s it is', async (_, keyOf) => {
    await using m = await startMaking();
    const imageKey = await keyOf(m);
    const before = await rowsOf(m);
    await expect(requestMedia(m.ctx, videoInput({ imageKey }))).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'image_s3_key not found',
    });
    expect(await rowsOf(m)).toEqual(before);
  });

  test.each([undefined, ''])('must be there (%j)', async (imageKey) => {
    await using m = await startMaking();
    const input: MediaInput = { kind: 'video', model: 'auto', prompt: 'Go' };
    const asked = requestMedia(m.ctx, imageKey === undefined ? input : { ...input, imageKey });
    await expect(asked).rejects.toMatchObject({ code: 'invalid_input', details: { field: 'imageKey' } });
  });
});

describe('auto', () => {
  const auto: MediaInput = { kind: 'image', model: 'auto', prompt: 'A lake.', width: 256 };
  test('takes the best that is configured, before what only the sandbox would make', async () => {
    await using m = await startMaking({ env: { RECRAFT_API_KEY: 'key-1' } });
    expect(await requestMedia(m.ctx, auto)).toMatchObject({ model: 'recraft-v3', sandbox: false });
  });

  test('takes what the balance covers', async () => {
    await using m = await startMaking({ credits: '24' });
    const model = 'auto';
    expect(await requestMedia(m.ctx, videoInput(m, { model }))).toMatchObject({
      model: 'kling-v2.1-master',
    });
    await expect(requestMedia(m.ctx, videoInput(m, { model }))).rejects.toMatchObject({
      code: 'insufficient_credits',
    });
  });

  test('has the sandbox stand in where nobody is configured, and says so', async () => {
    await using m = await startMaking();
    expect(await requestMedia(m.ctx, auto)).toMatchObject({ model: 'imagen', sandbox: true });
  });

  test('is unavailable with neither providers nor sandbox', async () => {
    await using m = await startMaking({ env: { SANDBOX: 'off' } });
    await expect(requestMedia(m.ctx, auto)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

test('a project is made once by 20 first uses at once', async () => {
  await using m = await startMaking();
  const { made, refused } = await together(20, () => requestMedia(m.ctx, imageInput({ project: 'Lakes' })));
  expect(refused).toEqual([]);
  expect(new Set(made.map(({ projectId }) => projectId)).size).toBe(1);
  expect(await listProjects(m.ctx)).toMatchObject([{ name: 'Lakes', generations: 20 }]);
});

describe('text that is not well formed', () => {
  test.each([
    ['half a character', 'A \ud83d lake', 'A \ufffd lake'],
    ['the other half', '\ude00 lake', '\ufffd lake'],
  ])('%s is stored as the sign for what cannot be read', async (_, prompt, stored) => {
    await using m = await startMaking();
    const { id } = await requestMedia(m.ctx, imageInput({ prompt, style: prompt, project: prompt }));
    const { params } = await getGeneration(m.ctx, { generationId: id });
    expect(params).toMatchObject({ prompt: stored, style: stored });
    expect(await listProjects(m.ctx)).toMatchObject([{ name: stored }]);
  });

  test.each(['prompt', 'style', 'project', 'requestKey'] as const)('a NUL in %s is refused', async (name) => {
    await using m = await startMaking();
    const refused = requestMedia(m.ctx, imageInput({ [name]: 'A\0B' })).catch(toDomainError);
    expect(await refused).toMatchObject({ code: 'invalid_input', details: { field: name } });
  });
});
