import { expect, test } from 'vitest';
import { createPrompt, duplicatePrompt, getPrompt, removePrompt } from '#server/domain/prompt/index.ts';
import { appRouter } from '#server/trpc/root.ts';
import { openApi } from '#tests/support/http/index.ts';

const SECRET = 'Zanzibar';

async function withStranger() {
  const it = await openApi();
  const mine = await createPrompt(it.user.ctx, { title: SECRET, content: `${SECRET} {x}`, scenario: SECRET });
  const stranger = await it.app.newUser();
  const { secret: token } = await it.app.apiKey(stranger.ctx);
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await it.api.call(method, `/api/chat/prompts${path}`, { token, body });
    return [response.status, await response.text()] as const;
  };
  return { ...it, mine, stranger, send };
}

test('another’s prompt is not told from one that does not exist', async () => {
  await using it = await withStranger();
  const { id } = it.mine;
  for (const [method, path, body] of [
    ['PUT', '/ID', { title: 'Mine' }],
    ['PUT', '/ID', {}],
    ['DELETE', '/ID', undefined],
    ['POST', '/preview', { prompt_id: 'ID', variables: { x: '[[sandbox:echo]]' } }],
  ] as const) {
    const to = (number: number) =>
      it.send(
        method,
        path.replace('ID', String(number)),
        body === undefined ? undefined : JSON.parse(JSON.stringify(body).replace('"ID"', String(number))),
      );
    expect(await to(id)).toEqual([404, '{"detail":"Prompt not found"}']);
    expect(await to(id)).toEqual(await to(id + 1_000));
  }
  for (const query of [`?search=${SECRET}`, `?scenario=${SECRET}`, '?include_templates=false'])
    expect(await it.send('GET', query)).toEqual([200, '{"items":[],"total":0,"page":1,"page_size":20}']);
  expect(await getPrompt(it.user.ctx, { promptId: id })).toEqual(it.mine);
});

test('nor is it to the pages’ own door', async () => {
  await using it = await withStranger();
  const { prompt } = appRouter.createCaller(it.stranger.ctx);
  const ref = { promptId: it.mine.id };
  for (const tried of [
    () => prompt.get(ref),
    () => prompt.update({ ...ref, title: 'Mine' }),
    () => prompt.duplicate(ref),
    () => prompt.remove(ref),
    () => prompt.restore(ref),
    () => prompt.use(ref),
    () => prompt.preview({ ...ref, variables: { x: '' } }),
  ])
    await expect(tried()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await prompt.scenarios()).map(({ scenario }) => scenario)).not.toContain(SECRET);
  expect(await prompt.list({ search: SECRET })).toEqual({ prompts: [], total: 0, nextCursor: null });
  expect(await getPrompt(it.user.ctx, ref)).toEqual(it.mine);
  await removePrompt(it.user.ctx, ref);
  await expect(prompt.restore(ref)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a key that another used for a request finds nothing of theirs', async () => {
  await using it = await withStranger();
  const body = { title: SECRET, content: 'C', requestKey: 'same' };
  const [one, other] = [await createPrompt(it.user.ctx, body), await createPrompt(it.stranger.ctx, body)];
  expect(one.id).not.toBe(other.id);
  expect((await createPrompt(it.user.ctx, body)).id).toBe(one.id);
});

test('a copy of a template is one’s own and nobody else’s', async () => {
  await using it = await withStranger();
  const copy = await duplicatePrompt(it.stranger.ctx, { promptId: 1_000_000_008 });
  expect(copy).toMatchObject({
    title: 'Summarize a text',
    isTemplate: false,
    canChange: true,
    usageCount: 0,
  });
  await expect(getPrompt(it.user.ctx, { promptId: copy.id })).rejects.toMatchObject({ code: 'not_found' });
});
