import { expect, test } from 'vitest';
import { takeRequest } from '#server/domain/limits/index.ts';
import { openApi, sessionCookieOf } from '#tests/support/http/index.ts';

const NOON = Date.UTC(2026, 11, 1, 12);

/** A page's requests on a clock that only the test moves, and how to leave so many of them. */
async function openPage() {
  let now = NOON;
  const clock = { now: () => new Date(now) };
  const it = await openApi({ plan: 'free', ports: { clock } });
  const headers = { cookie: await sessionCookieOf(it.user) };
  return {
    it,
    get: (path: string) => it.api.call('GET', `/api/trpc/${path}`, { headers }),
    wait: (ms: number) => {
      now += ms;
    },
    leave: (left: number) => takeRequest({ ...it.user.ctx, clock }, { operation: 'test', cost: 900 - left }),
    [Symbol.asyncDispose]: () => it[Symbol.asyncDispose](),
  };
}

test('a request costs its procedures, and one too many is refused whole, with the time to wait', async () => {
  await using page = await openPage();
  await page.leave(3);
  expect((await page.get('account.me,model.list?batch=1')).status).toBe(200);
  const refused = await page.get('account.me,model.list?batch=1');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  const error = {
    message: 'Too many requests: 600 a minute, and 900 at once.',
    data: { code: 'TOO_MANY_REQUESTS', domainCode: 'rate_limited', retryAfterSeconds: 0.1 },
  };
  expect(await refused.json()).toMatchObject([{ error }, { error }]);
  page.wait(100);
  expect((await page.get('account.me,model.list?batch=1')).status).toBe(200);
});

test('a subscription that comes back counts, and is refused before it begins', async () => {
  await using page = await openPage();
  await page.leave(0);
  const refused = await page.get(`turn.watch?input=${encodeURIComponent('{"turnId":"x"}')}`);
  // A stream says so in its own way; the page takes it for lost, and comes back later.
  const text = await refused.text();
  expect(text).toContain('event: serialized-error');
  expect(text).toContain('"TOO_MANY_REQUESTS"');
});

test('programs and pages of one user do not take from each other', async () => {
  await using page = await openPage();
  await page.leave(0);
  const { it } = page;
  expect((await it.api.call('GET', '/v1/chat/history', { token: it.token })).status).toBe(200);
});
