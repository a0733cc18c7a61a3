import { expect, test, vi } from 'vitest';
import { createPrompt, forgetPreviews, getPrompt, previewPrompt } from '#server/domain/prompt/index.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { providerEnvironment } from '#tests/support/app/index.ts';
import { openApi, scriptedModels } from '#tests/support/http/index.ts';
import { startProviderSimulator } from '#tests/simulators/providers/index.ts';

const PREVIEW = '/api/chat/prompts/preview';

type Options = NonNullable<Parameters<typeof openApi>[0]>;

/** Somebody with a prompt. */
async function withPrompt(options: Options = {}) {
  const it = await openApi(options);
  const { id } = await createPrompt(it.user.ctx, { title: 'T', content: 'Say {word}' });
  return {
    ...it,
    id,
    preview: (body: unknown, headers: Record<string, string> = {}, token = it.token) =>
      it.api.call('POST', PREVIEW, { token, body, headers }),
    uses: async () => (await getPrompt(it.user.ctx, { promptId: id })).usageCount,
  };
}

/** The same beside a provider on the wire. */
async function withProvider() {
  const provider = await startProviderSimulator();
  const it = await withPrompt({ env: providerEnvironment(provider) });
  return {
    ...it,
    provider,
    async [Symbol.asyncDispose]() {
      await it[Symbol.asyncDispose]();
      await provider.close();
    },
  };
}

test('the default model answers the rendered prompt, and the use of a stored one is counted', async () => {
  await using it = await withProvider();
  const usage = { prompt: 11, completion: 4 };
  it.provider.otherwise({ steps: [{ text: 'Fi' }, { text: 'ne.' }, { end: 'stop', usage }] });
  const response = await it.preview({ prompt_id: it.id, variables: { word: '{word} {{x}}', other: 1 } });
  expect([response.status, response.headers.get('x-sandbox'), await response.json()]).toEqual([
    200,
    null,
    { preview: 'Fine.', tokens_used: 15, model_used: 'gpt-4o' },
  ]);
  expect(JSON.stringify(it.provider.requests[0]?.body)).toContain('Say {word} {{x}}');
  expect((await it.preview({ content: '{n} {yes}', variables: { n: 1.5, yes: true } })).status).toBe(200);
  expect(JSON.stringify(it.provider.requests[1]?.body)).toContain('1.5 true');
  expect(await it.uses()).toBe(1);

  const { secret } = await it.app.apiKey(it.user.ctx, { mode: 'test' });
  const sandboxed = await it.preview({ content: '[[sandbox:tokens=2]]' }, {}, secret);
  expect([sandboxed.headers.get('x-sandbox'), await sandboxed.json()]).toEqual([
    'true',
    { preview: 'w1 w2', tokens_used: 3, model_used: 'sandbox' },
  ]);
  expect(it.provider.requests).toHaveLength(2);
});

test('where the provider counts nothing the tokens are estimated', async () => {
  await using it = await withProvider();
  it.provider.answer({ steps: [{ text: 'Fine, thank you.' }, { end: 'stop', usage: null }] });
  const answer: unknown = await (await it.preview({ content: 'How are you?' })).json();
  expect(answer).toEqual({ preview: 'Fine, thank you.', tokens_used: 15, model_used: 'gpt-4o' });
});

test.each([
  ['fails', { status: 500 }, 502],
  ['is busy', { status: 429, headers: { 'retry-after': '7' } }, 429],
  ['refuses', { steps: [{ end: 'content-filter' as const }] }, 400],
  ['breaks off', { steps: [{ text: 'Half' }, 'cut' as const] }, 502],
])('a provider that %s is answered with its status and counts no use', async (_, script, status) => {
  await using it = await withProvider();
  it.provider.otherwise(script);
  const response = await it.preview({ prompt_id: it.id, variables: { word: 'x' } });
  expect([response.status, await response.json()]).toEqual([status, { detail: expect.any(String) }]);
  expect(response.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
  expect(await it.uses()).toBe(0);
});

test('where nobody can answer it is a 503, and where it takes too long a 504', async () => {
  await using off = await openApi({ env: { SANDBOX: 'off' } });
  const unanswered = await off.api.call('POST', PREVIEW, { token: off.token, body: { content: 'Hi' } });
  expect([unanswered.status, await unanswered.json()]).toEqual([503, { detail: expect.any(String) }]);

  const silent = new DomainError('timed_out', 'Nothing was heard.');
  await using slow = await openApi({ ports: { textModels: scriptedModels([], silent) } });
  const late = await slow.api.call('POST', PREVIEW, { token: slow.token, body: { content: 'Hi' } });
  expect([late.status, await late.json()]).toEqual([504, { detail: 'Nothing was heard.' }]);

  const past = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
  await expect(previewPrompt(slow.user.ctx, { content: '[[sandbox:slow=60]]' })).rejects.toMatchObject({
    code: 'timed_out',
  });
  past.mockRestore();
});

test.each([
  ['fail', 502],
  ['429', 429],
  ['cut', 502],
  ['refuse', 400],
])('[[sandbox:%s]] shows an integrator the %d', async (command, status) => {
  await using it = await withPrompt();
  const response = await it.preview({ prompt_id: it.id, variables: { word: `[[sandbox:${command}]]` } });
  expect([response.status, await response.json()]).toEqual([status, { detail: expect.any(String) }]);
  expect(await it.uses()).toBe(0);
});

test('[[sandbox:echo]] shows the prompt as it was rendered', async () => {
  await using it = await withPrompt();
  const body = { content: '[[sandbox:echo]] {{"a": {x}}} {"b": {"c": 1}}', variables: { x: '{y} {{' } };
  expect(await (await it.preview(body)).json()).toMatchObject({
    preview: '[user]\n[[sandbox:echo]] {"a": {y} {{} {"b": {"c": 1}}',
  });
});

test.each([
  [
    'missing variables',
    { content: '{b} {a} {b}', variables: { c: '1' } },
    'variables: "b", "a" must be given',
  ],
  ['no variables at all', { content: '{a}' }, 'variables: "a" must be given'],
  ['a variable that is null', { content: '{a}', variables: { a: null } }, 'variables: "a" must be given'],
  ['a list', { content: '{a}', variables: { a: [] } }, 'variables.a: must be text, a number, true or false'],
  [
    'what becomes too long',
    { content: '{a}'.repeat(100), variables: { a: 'x'.repeat(20_000) } },
    'variables: make the prompt too long',
  ],
])('%s: a 422 that says so, and no model is asked', async (_, body, detail) => {
  const models = scriptedModels(['No']);
  await using it = await openApi({ ports: { textModels: models } });
  const response = await it.api.call('POST', PREVIEW, { token: it.token, body });
  expect([response.status, await response.json()]).toEqual([422, { detail }]);
  expect(models.asked).toEqual([]);
});

test('uses at the same moment are all counted, and they are no change of the prompt', async () => {
  await using it = await withPrompt();
  const before = await getPrompt(it.user.ctx, { promptId: it.id });
  const body = { prompt_id: it.id, variables: { word: '[[sandbox:tokens=1]]' } };
  const answers = await Promise.all(Array.from({ length: 20 }, () => it.preview(body)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(await getPrompt(it.user.ctx, { promptId: it.id })).toEqual({ ...before, usageCount: 20 });
});

test('with an Idempotency-Key a preview runs and counts once, and its answer is repeated', async () => {
  await using it = await withPrompt();
  const body = { prompt_id: it.id, variables: { word: '[[sandbox:tokens=2]]' } };
  const first = await it.preview(body, { 'idempotency-key': 'once' });
  const again = await it.preview(body, { 'idempotency-key': 'once' });
  expect([again.status, await again.text()]).toEqual([200, await first.text()]);
  expect(['idempotent-replayed', 'x-sandbox'].map((name) => again.headers.get(name))).toEqual([
    'true',
    'true',
  ]);
  expect(await it.uses()).toBe(1);
});

test('a preview whose process died before its answer was kept is told again, and not paid twice', async () => {
  await using it = await withProvider();
  it.provider.otherwise({ steps: [{ text: 'Fine\0.' }, { end: 'stop' }] });
  const { db } = it.app.ports;
  // The key is free again, as it is when the process that ran it is dead.
  const lost = () => db.prisma.idempotencyKey.deleteMany({ where: { userId: it.user.userId } });
  const ask = (body: object, key = 'once') => it.preview(body, { 'idempotency-key': key });
  const body = { prompt_id: it.id, variables: { word: 'x' } };
  const first = await ask(body);
  await lost();
  const again = await ask(body);
  expect([again.status, await again.text()]).toEqual([200, await first.text()]);
  expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
  expect([it.provider.requests.length, await it.uses()]).toEqual([1, 1]);
  await lost();
  await ask({ ...body, variables: { word: 'y' } });
  await ask(body, 'another');
  expect(it.provider.requests).toHaveLength(3);

  const tomorrow = { now: () => new Date(Date.now() + 24 * 3_600_000 + 1_000) };
  await forgetPreviews({ ...it.app.system, clock: tomorrow });
  expect(await db.prisma.promptPreview.count({ where: { userId: it.user.userId } })).toBe(0);
});

test('an answer that cannot be kept goes out all the same', async () => {
  await using it = await openApi();
  const { prisma } = it.app.ports.db;
  const broken: typeof prisma = Object.create(prisma, {
    promptPreview: {
      value: { findUnique: () => Promise.resolve(null), createMany: () => Promise.reject(new Error('full')) },
    },
  });
  const ctx = { ...it.user.ctx, db: { ...it.user.ctx.db, prisma: broken } };
  const preview = { content: '[[sandbox:tokens=1]]', requestKey: 'key' };
  expect(await previewPrompt(ctx, preview)).toMatchObject({ text: 'w1', repeated: false });
});

test('whoever leaves stops the model, unless they can ask again by a key', async () => {
  await using it = await openApi();
  for (const keepGoing of [false, true]) {
    const leaving = new AbortController();
    const textModels = scriptedModels(['Said', ' on']);
    const ctx = { ...it.app.contextOf(it.user.ctx.actor, leaving.signal), textModels };
    const previewed = previewPrompt(ctx, {
      content: 'Hi',
      ...(keepGoing ? { requestKey: 'key' } : {}),
    });
    leaving.abort();
    textModels.heardUpTo(100);
    if (keepGoing) expect(await previewed).toMatchObject({ text: 'Said on' });
    else await expect(previewed).rejects.toMatchObject({ name: 'AbortError' });
  }
});
