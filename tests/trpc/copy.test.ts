import { afterAll, beforeAll, expect, test } from 'vitest';
import { getTab } from '#server/domain/copy/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { appRouter } from '#server/trpc/root.ts';
import { follow } from '#tests/support/app/index.ts';
import { type OpenApi, openApi, sessionCookieOf } from '#tests/support/http/index.ts';

const QUERIES = /tabs|tab$/;

let it: OpenApi;
beforeAll(async () => {
  it = await openApi();
});
afterAll(() => it[Symbol.asyncDispose]());

test('a stranger’s calls reach nothing of my tabs, whatever the procedure; mine do', async () => {
  const stranger = await it.app.newUser();
  const call = async (user: { userId: number }, name: string, input: object) => {
    const headers = { cookie: await sessionCookieOf(user) };
    const query = `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const path = `/api/trpc/copy.${name}`;
    const response = QUERIES.test(name)
      ? await it.api.call('GET', `${path}${query}`, { headers })
      : await it.api.call('POST', path, { headers, body: input });
    return { status: response.status, text: await response.text() };
  };
  const tabId = newId();
  const sent = { tabId, messageId: newId(), title: 'Secret tea', tone: 'witty', feature: 'Picked by hand' };
  expect((await call(it.user, 'write', sent)).status).toBe(200);
  const [request] = (await getTab(it.user.ctx, { tabId })).requests;
  const [variant] = request?.variants ?? [];
  if (variant?.turnId) await follow(it.user.ctx, variant.turnId).done;
  const ids = { tabId, requestId: request?.id, variantId: variant?.id };

  const rows: Record<string, [input: object, theirs: number]> = {
    tabs: [{}, 200],
    tab: [{ tabId }, 404],
    write: [sent, 409],
    choose: [ids, 404],
    rename: [{ tabId, name: 'Theirs' }, 404],
    rewrite: [{ ...ids, variantId: newId() }, 404],
    remove: [{ tabId }, 404],
    restore: [{ tabId }, 404],
  };
  const procedures = Object.keys(appRouter._def.procedures).filter((name) => name.startsWith('copy.'));
  expect(Object.keys(rows).map((name) => `copy.${name}`)).toEqual(expect.arrayContaining(procedures));
  const before = await getTab(it.user.ctx, { tabId });
  for (const [name, [input, status]] of Object.entries(rows)) {
    const theirs = await call(stranger, name, input);
    expect(theirs.status, `${name}: ${theirs.text}`).toBe(status);
    expect(theirs.text, name).not.toContain('Secret tea');
  }
  expect(await getTab(it.user.ctx, { tabId })).toEqual(before);
  for (const [name, [input]] of Object.entries(rows)) {
    const mine = await call(it.user, name, input);
    expect(mine.status, `${name}: ${mine.text}`).toBe(200);
  }
});

test.each([
  ['a title of signs', { title: '!' }],
  ['a tone that there is not', { tone: 'angry' }],
  ['an endless feature', { feature: 'x'.repeat(10_001) }],
  ['a tab that is no id', { tabId: '1' }],
])('%s is a bad request', async (_, over) => {
  const body = { tabId: newId(), messageId: newId(), title: 'Tea', tone: 'witty', feature: 'x', ...over };
  const headers = { cookie: await sessionCookieOf(it.user) };
  expect((await it.api.call('POST', '/api/trpc/copy.write', { headers, body })).status).toBe(400);
});
