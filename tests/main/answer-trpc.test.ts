import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeRequest } from '#server/domain/limits/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { answerTrpc } from '#server/main/answer-trpc.ts';
import { type TestApplication, testApplication, type TestUser } from '#tests/support/app/index.ts';
import { makeRequest, sessionCookieOf } from '#tests/support/http/index.ts';

let app: TestApplication;
let user: TestUser;
let cookie: string;
beforeAll(async () => {
  app = await testApplication();
  user = await app.newUser();
  cookie = await sessionCookieOf(user);
});
afterAll(() => app.close());

/** Sends a form with a file; tells the answer's status, and how many pieces of the form were read. */
async function attach(headers: Record<string, string>) {
  const path = '/api/trpc/file.attach';
  const boundary = 'multipart/form-data; boundary=x';
  const request = makeRequest({ method: 'POST', path, headers: { 'content-type': boundary, ...headers } });
  let read = 0;
  const limits: number[] = [];
  request.pieces = async function* (limit) {
    limits.push(limit);
    for (const piece of ['--x\r\n', 'Content-Disposition: form-data; name="a"\r\n\r\n', '1\r\n--x--\r\n']) {
      read++;
      yield await Promise.resolve(Buffer.from(piece));
    }
  };
  const { status } = await answerTrpc(app.ports, request, newId());
  return { status, read, limits };
}

test('nothing of a file is read before its sender is known', async () => {
  expect(await attach({})).toMatchObject({ status: 401, read: 0 });
  expect(await attach({ cookie: 'next-auth.session-token=nonsense' })).toMatchObject({
    status: 401,
    read: 0,
  });
  expect(await attach({ cookie })).toMatchObject({ status: 400, read: 3, limits: [26 * 1024 * 1024] });
});

test('nor of who asks too often', async () => {
  const hasty = await app.newUser();
  await takeRequest(hasty.ctx, { operation: 'test', cost: 900 });
  expect(await attach({ cookie: await sessionCookieOf(hasty) })).toMatchObject({ status: 429, read: 0 });
});

test('TRACE, which no procedure has, is a 405', async () => {
  const { status, headers } = await answerTrpc(
    app.ports,
    makeRequest({ method: 'TRACE', path: '/api/trpc/account.me' }),
    newId(),
  );
  expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
});
