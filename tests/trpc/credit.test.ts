import { expect, test } from 'vitest';
import { z } from 'zod';
import { openApi, sessionCookieOf } from '#tests/support/http/index.ts';

const Answer = z.object({ result: z.object({ data: z.unknown() }) });

test('people read their own balance and entries, as exact text', async () => {
  await using it = await openApi({ env: { SIGNUP_CREDITS: '37.5' } });
  const cookie = await sessionCookieOf(it.user);
  const get = async (path: string) =>
    Answer.parse(await (await it.api.call('GET', `/api/trpc/${path}`, { headers: { cookie } })).json()).result
      .data;
  expect(await get('credit.balance')).toEqual({ available: '37.5', held: '0' });
  const input = encodeURIComponent(JSON.stringify({ limit: 1 }));
  expect(await get(`credit.entries?input=${input}`)).toEqual({
    entries: [expect.objectContaining({ seq: 1, kind: 'grant', availableAfter: '37.5', reason: '' })],
    nextCursor: null,
  });
});

test.each(['credit.balance', 'credit.entries?input=%7B%7D'])(
  '%s is nobody’s who is not signed in',
  async (path) => {
    await using it = await openApi();
    expect((await it.api.call('GET', `/api/trpc/${path}`)).status).toBe(401);
  },
);

test.each([{ cursor: 0 }, { cursor: 1.5 }, { cursor: 'x' }, { limit: 0 }, { limit: 201 }])(
  'a page of %j is bad input',
  async (input) => {
    await using it = await openApi();
    const cookie = await sessionCookieOf(it.user);
    const path = `/api/trpc/credit.entries?input=${encodeURIComponent(JSON.stringify(input))}`;
    expect((await it.api.call('GET', path, { headers: { cookie } })).status).toBe(400);
  },
);
