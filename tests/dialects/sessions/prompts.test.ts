import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

const PROMPTS = '/api/chat/prompts';
const Listed = z.object({
  items: z.array(z.looseObject({ id: z.int(), title: z.string(), is_template: z.boolean() })),
  total: z.int(),
  page: z.int(),
  page_size: z.int(),
});

let it: OpenApi;
beforeAll(async () => {
  it = await openApi();
});
afterAll(() => it[Symbol.asyncDispose]());

/** Somebody without prompts. */
async function somebody(over: { admin?: boolean } = {}) {
  const user = await it.app.newUser(over);
  const { secret: token } = await it.app.apiKey(user.ctx);
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    it.api.call(method, `${PROMPTS}${path}`, { token, body, headers });
  const create = async (body: object) => {
    const response = await call('POST', '', { title: 'T', content: 'C', ...body });
    expect(response.status).toBe(200);
    return z.looseObject({ id: z.int() }).parse(await response.json());
  };
  const list = async (query = '') => {
    const response = await call('GET', query);
    expect(response.status).toBe(200);
    return Listed.parse(await response.json());
  };
  const titles = async (query: string) => (await list(query)).items.map(({ title }) => title);
  return { user, token, call, create, list, titles };
}

test('what is absent or null has a default, and text is kept as it was sent', async () => {
  const me = await somebody();
  const bare = { scenario: '', description: '', metadata: {}, is_template: false, usage_count: 0 };
  expect(await me.create({})).toMatchObject(bare);
  expect(
    await me.create({ scenario: null, description: null, metadata: null, is_template: null, unknown: 1 }),
  ).toMatchObject(bare);
  const text = '  <b>&amp;</b> "é" 🎭 \r\n\t{a} ';
  expect(await me.create({ title: text, content: text, scenario: text, description: text })).toMatchObject({
    title: text,
    content: text,
    scenario: text,
    description: text,
  });
});

test('metadata comes back as it was sent, its keys in their order', async () => {
  const me = await somebody();
  const metadata = { zeta: 1, alpha: { y: [null, 1.5, 'ü'], x: {} }, mid: '', '': false };
  const response = await me.call('POST', '', { title: 'T', content: 'C', metadata });
  expect(await response.text()).toContain(`"metadata":${JSON.stringify(metadata)}`);
  expect(await (await me.call('GET', '?include_templates=0')).text()).toContain(JSON.stringify(metadata));
});

test('what a prompt may at most have, it may have', async () => {
  const me = await somebody();
  const content = `{v}${'字'.repeat(99_997)}`;
  const metadata = { text: 'x'.repeat(16_384 - 11), a: undefined };
  const longest = {
    title: 't'.repeat(200),
    content,
    scenario: 's'.repeat(100),
    description: 'd'.repeat(2_000),
  };
  const { id } = await me.create({ ...longest, metadata });
  const deepest: Record<string, unknown> = {};
  let at = deepest;
  for (let depth = 1; depth < 10; depth++) at = Object.assign(at, { in: {} }).in;
  await me.create({ metadata: deepest });
  expect(await me.list(`?search=${encodeURIComponent('字字')}`)).toMatchObject({
    total: 1,
    items: [{ id, content }],
  });
});

test('an update changes what is given, and nothing else', async () => {
  const me = await somebody();
  const made = await me.create({ scenario: 's', description: 'd', metadata: { b: 1, a: 2 } });
  const put = async (body: object) => (await me.call('PUT', `/${made.id}`, body)).json();
  const { updated_at: _, ...rest } = made;
  expect(await put({ title: 'New', scenario: null })).toMatchObject({ ...rest, title: 'New' });
  expect(await put({ content: 'Other {x}' })).toMatchObject({ ...rest, title: 'New', content: 'Other {x}' });
  expect(await put({ scenario: '', description: '', metadata: { c: 3 } })).toMatchObject({
    title: 'New',
    scenario: '',
    description: '',
    metadata: { c: 3 },
  });
  const before = z.looseObject({}).parse(await put({ is_template: true, usage_count: 9 }));
  expect(await put({})).toEqual(before);
  expect(before).toMatchObject({ is_template: false, usage_count: 0 });
});

test('changes of different parts at the same moment are all kept, and found', async () => {
  const me = await somebody();
  const { id } = await me.create({});
  const changes = [
    { title: 'Alphabet' },
    { content: 'Betting' },
    { description: 'Gamma' },
    { scenario: 'delta' },
  ];
  await Promise.all(changes.map((change) => me.call('PUT', `/${id}`, change)));
  expect(await me.list('?search=gamma+betting+alpha')).toMatchObject({
    total: 1,
    items: [{ id, title: 'Alphabet', content: 'Betting', description: 'Gamma', scenario: 'delta' }],
  });
});

test('one’s own come first and the latest change before all, page by page', async () => {
  const me = await somebody();
  for (const title of ['1', '2', '3', '4'])
    await me.create({ title, scenario: Number(title) % 2 ? 'odd' : '' });
  const first = await me.list('?page_size=4');
  expect(first).toMatchObject({ total: 12, page: 1, page_size: 4 });
  const [oldest] = first.items.slice(-1);
  await me.call('PUT', `/${oldest?.id}`, { description: 'changed' });
  expect(await me.titles('?include_templates=false')).toEqual(['1', '4', '3', '2']);
  expect(await me.titles('?page_size=3&page=1')).toEqual(['1', '4', '3']);
  const second = await me.list('?page_size=3&page=2');
  expect(second.items.map(({ is_template }) => is_template)).toEqual([false, true, true]);
  expect(await me.list('?page=5')).toEqual({ items: [], total: 12, page: 5, page_size: 20 });
  expect(await me.titles('?scenario=odd')).toEqual(['1', '3']);
  expect(await me.list('?scenario=&search=')).toMatchObject({ total: 12 });
  expect(await me.titles('?scenario=ODD')).toEqual([]);
  const everything = await me.titles('?page_size=100');
  const pages = await Promise.all([1, 2, 3, 4].map((page) => me.titles(`?page_size=3&page=${page}`)));
  expect(pages.flat()).toEqual(everything);
});

test.each([
  ['true', 8],
  ['1', 8],
  ['True', 8],
  ['false', 0],
  ['0', 0],
  ['False', 0],
])('include_templates=%s lists %d templates', async (value, total) => {
  const me = await somebody();
  expect((await me.list(`?include_templates=${value}`)).total).toBe(total);
});

test('templates are made, changed and deleted by administrators only', async () => {
  const [me, admin] = [await somebody(), await somebody({ admin: true })];
  const forbidden = { detail: 'Only an administrator may make or change a system template.' };
  const template = { title: 'Ours', content: '{x}', is_template: true };
  const refused = await me.call('POST', '', template);
  expect([refused.status, await refused.json()]).toEqual([403, forbidden]);

  const made = await admin.create(template);
  expect(made).toMatchObject({ is_template: true, usage_count: 0 });
  expect(await me.titles('?search=ours')).toEqual(['Ours']);
  for (const response of [
    await me.call('PUT', `/${made.id}`, { title: 'Mine' }),
    await me.call('DELETE', `/${made.id}`),
  ])
    expect([response.status, await response.json()]).toEqual([403, forbidden]);
  for (const over of [{ scopes: ['chat' as const] }, { mode: 'test' as const }]) {
    const { secret: token } = await it.app.apiKey(admin.user.ctx, over);
    const limited = await it.api.call('DELETE', `${PROMPTS}/${made.id}`, { token });
    expect(limited.status).toBe(403);
  }

  expect(await (await admin.call('PUT', `/${made.id}`, { title: 'Everybody’s' })).json()).toMatchObject({
    title: 'Everybody’s',
    is_template: true,
  });
  expect((await admin.call('DELETE', `/${made.id}`)).status).toBe(200);
  expect((await me.call('PUT', `/${made.id}`, {})).status).toBe(404);
});

test('the same request with the same Idempotency-Key makes one prompt, however often and how it is sent', async () => {
  const me = await somebody();
  const body = { title: 'Once', content: 'C' };
  const headers = { 'idempotency-key': 'prompt-1' };
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => me.call('POST', '', body, headers)));
  for (const response of [first, ...others]) expect([200, 409]).toContain(response?.status);
  const again = await me.call('POST', '', body, headers);
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
  expect(await me.list('?search=once')).toMatchObject({ total: 1 });
  const other = await me.call('POST', '', { ...body, title: 'Twice' }, headers);
  expect([other.status, await other.json()]).toEqual([422, { detail: expect.any(String) }]);

  // As after a crash between the making and the keeping of the answer.
  await it.app.ports.db.prisma.idempotencyKey.deleteMany({ where: { userId: me.user.userId } });
  const found = await me.call('POST', '', body, headers);
  expect([await found.json(), (await me.list('?search=once')).total]).toEqual([await again.json(), 1]);
});

test('a key without the scope is refused', async () => {
  const admin = await it.app.newUser({ admin: true });
  const { secret: token } = await it.app.apiKey(admin.ctx, { scopes: ['metrics'] });
  const response = await it.api.call('GET', PROMPTS, { token });
  expect([response.status, await response.json()]).toEqual([
    403,
    { detail: expect.stringContaining('chat') },
  ]);
});

test('another method on these paths is a 405 that names those that there are', async () => {
  const me = await somebody();
  for (const [method, path, allow] of [
    ['DELETE', '', 'POST, GET'],
    ['GET', '/preview', 'POST'],
    ['GET', '/1', 'PUT, DELETE'],
  ] as const) {
    const response = await me.call(method, path);
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toEqual({ detail: expect.any(String) });
  }
});
