import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '#server/jobs/sweep.ts';
import { createCaller } from '#server/trpc/root.ts';
import { type OpenApi, openApi, sessionCookieOf } from '#tests/support/http/index.ts';

let it: OpenApi;
beforeAll(async () => {
  it = await openApi();
});
afterAll(() => it[Symbol.asyncDispose]());

const somebody = async () => createCaller((await it.app.newUser()).ctx).prompt;
const SUMMARIZE = 1_000_000_008;

test('a prompt is made, read, changed and used', async () => {
  const prompt = await somebody();
  const made = await prompt.create({ title: 'T', content: 'Say {word}' });
  expect(made).toMatchObject({
    scenario: '',
    description: '',
    metadata: {},
    isTemplate: false,
    canChange: true,
  });
  expect(await prompt.get({ promptId: made.id })).toEqual(made);
  const changed = await prompt.update({ promptId: made.id, scenario: 's', metadata: { b: 1, a: 2 } });
  expect(changed).toMatchObject({ title: 'T', content: 'Say {word}', scenario: 's' });
  expect(Object.keys(changed.metadata)).toEqual(['b', 'a']);
  const used = await Promise.all(Array.from({ length: 5 }, () => prompt.use({ promptId: made.id })));
  expect(Math.max(...used.map(({ usageCount }) => usageCount))).toBe(5);
  expect((await prompt.get({ promptId: made.id })).updatedAt).toBe(changed.updatedAt);
  const variables = { word: '[[sandbox:tokens=2]]' };
  expect(await prompt.preview({ promptId: made.id, variables })).toEqual({
    text: 'w1 w2',
    tokensUsed: 4,
    model: 'sandbox',
    sandbox: true,
    repeated: false,
  });
  expect((await prompt.get({ promptId: made.id })).usageCount).toBe(6);
});

test('a copy has all but the uses, and a title that tells it from what it was made of', async () => {
  const prompt = await somebody();
  const rest = { content: 'C {x}', scenario: 's', description: 'd', metadata: { tags: ['t'] } };
  const { id } = await prompt.create({ title: 'T', ...rest });
  await prompt.use({ promptId: id });
  expect(await prompt.duplicate({ promptId: id })).toMatchObject({
    title: 'T (copy)',
    usageCount: 0,
    ...rest,
  });
  const long = await prompt.create({ title: 't'.repeat(200), content: 'C' });
  expect((await prompt.duplicate({ promptId: long.id })).title).toBe(`${'t'.repeat(193)} (copy)`);
  expect(await prompt.duplicate({ promptId: SUMMARIZE })).toMatchObject({
    title: 'Summarize a text',
    isTemplate: false,
  });
});

test('pages lead on to their end', async () => {
  const prompt = await somebody();
  for (const title of ['1', '2', '3']) await prompt.create({ title, content: 'C' });
  const read: string[] = [];
  let cursor: number | null = 1;
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof prompt.list>> = await prompt.list({ limit: 4, cursor });
    expect(page.total).toBe(11);
    read.push(...page.prompts.map(({ title }) => title));
    cursor = page.nextCursor;
  }
  expect([read.length, read.slice(0, 4)]).toEqual([11, ['3', '2', '1', 'Summarize a text']]);
  expect((await prompt.list({ whose: 'templates' })).prompts.every(({ isTemplate }) => isTemplate)).toBe(
    true,
  );
  expect(await prompt.list({ whose: 'mine', limit: 3 })).toMatchObject({ total: 3, nextCursor: null });
});

test('the scenarios of what one sees are counted, most frequent first', async () => {
  const prompt = await somebody();
  for (const scenario of ['summary', 'summary', 'own', ''])
    await prompt.create({ title: 'T', content: 'C', scenario });
  const scenarios = await prompt.scenarios();
  expect(scenarios[0]).toEqual({ scenario: 'summary', mine: 2, templates: 1 });
  expect(scenarios).toContainEqual({ scenario: 'own', mine: 1, templates: 0 });
  expect(scenarios).toHaveLength(9);
});

test('what is removed is gone at once, comes back by undo, and is deleted for good a minute later', async () => {
  const user = await it.app.newUser();
  const { prompt } = createCaller(user.ctx);
  const made = await prompt.create({ title: 'T', content: 'C', scenario: 'gone' });
  const ref = { promptId: made.id };
  expect(await prompt.remove(ref)).toEqual({ undoSeconds: 10 });
  for (const tried of [
    () => prompt.get(ref),
    () => prompt.remove(ref),
    () => prompt.use(ref),
    () => prompt.update({ ...ref, title: 'X' }),
  ])
    await expect(tried()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect([(await prompt.list({ whose: 'mine' })).total, (await prompt.scenarios()).length]).toEqual([0, 8]);

  await sweep.run(it.app.system);
  expect(await prompt.restore(ref)).toEqual(made);
  await expect(prompt.restore(ref)).rejects.toMatchObject({ code: 'NOT_FOUND' });

  await prompt.remove(ref);
  await sweep.run({ ...it.app.system, clock: { now: () => new Date(Date.now() + 61_000) } });
  await expect(prompt.restore(ref)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await it.app.ports.db.prisma.prompt.count({ where: { id: made.id } })).toBe(0);
});

test('templates are for everybody to use and for administrators to change', async () => {
  const prompt = await somebody();
  const ref = { promptId: SUMMARIZE };
  for (const tried of [
    () => prompt.update({ ...ref, title: 'Mine' }),
    () => prompt.remove(ref),
    () => prompt.create({ title: 'T', content: 'C', isTemplate: true }),
  ])
    await expect(tried()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { usageCount } = await prompt.get(ref);
  expect(await prompt.use(ref)).toMatchObject({ usageCount: usageCount + 1, canChange: false });

  const admin = createCaller((await it.app.newUser({ admin: true })).ctx).prompt;
  expect(await admin.get(ref)).toMatchObject({ canChange: true });
  await admin.remove(ref);
  await expect(prompt.get(ref)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(prompt.restore(ref)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await admin.restore(ref)).toMatchObject({ id: SUMMARIZE, title: 'Summarize a text' });
});

test('over HTTP it is nobody’s who is not signed in, and bad input is named', async () => {
  const path = `/api/trpc/prompt.list?input=${encodeURIComponent(JSON.stringify({ limit: 0 }))}`;
  expect((await it.api.call('GET', path)).status).toBe(401);
  const headers = { cookie: await sessionCookieOf(it.user) };
  expect((await it.api.call('GET', path, { headers })).status).toBe(400);
  const body = { title: ' ', content: 'C' };
  const refused = await it.api.call('POST', '/api/trpc/prompt.create', { headers, body });
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { error: { message: 'title: must not be empty', data: { domainCode: 'invalid_input' } } },
  ]);
});
