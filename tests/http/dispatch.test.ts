import { expect, test } from 'vitest';
import { z } from 'zod';
import { ErrorBody } from '#server/dialects/influencers/schema.ts';
import { dispatch } from '#server/main/dispatch.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { makeRequest, startApi } from '#tests/support/http/index.ts';

const UNKNOWN = [
  '/api',
  '/api/',
  '/api/v1',
  '/api/v1/nothing',
  '/v1',
  '/v1/chat',
  '/v1/chat/stream/',
  '/api/trpc',
  '/v1/%',
  '/v1/chat/turns/%00/x',
];

test.each(UNKNOWN)('%s is nothing that a family documents, and no page either', async (path) => {
  await using app = await testApplication();
  await using api = await startApi(app.ports);
  for (const method of ['GET', 'POST', 'DELETE', 'PATCH', 'OPTIONS']) {
    const response = await api.call(method, path, { headers: { 'X-Request-Id': 'mine-1' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('x-request-id')).toBe('mine-1');
    expect(await response.json()).toEqual({
      error: 'not_found',
      message: 'There is nothing at this path',
      details: {},
    });
  }
});

test.each([
  ['GET', '/v1/chat/stream', 'POST'],
  ['PUT', '/v1/chat/stream', 'POST'],
  ['DELETE', '/v1/chat/history', 'GET'],
  ['POST', '/v1/chat/turns/x', 'GET, DELETE'],
  ['PATCH', '/v1/chat/sessions/1', 'DELETE'],
  ['OPTIONS', '/v1/chat/switch-model', 'POST'],
])('%s %s is told what is possible there, in the words of its family', async (method, path, allow) => {
  await using app = await testApplication();
  await using api = await startApi(app.ports);
  const response = await api.call(method, path);
  expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
  expect(response.headers.get('x-request-id')).toBeTruthy();
  expect(await response.json()).toEqual({ detail: `${method} is not possible here; allowed: ${allow}` });
});

test('a wrong method at an open address is worded by its own family', async () => {
  await using app = await testApplication();
  await using api = await startApi(app.ports);
  const response = await api.call('POST', '/health');
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  expect(z.strictObject(ErrorBody.shape).parse(await response.json())).toMatchObject({
    error: 'unsupported',
  });
});

test.each(['/', '/c/1', '/chat/', '/chats', '/apis', '/v10', '/sign-in', '/openapi.json'])(
  '%s is left to others',
  async (path) => {
    await using app = await testApplication();
    expect(dispatch(app.ports, makeRequest({ path }))).toBeNull();
  },
);

test('pages, too, carry the id of their request', async () => {
  await using app = await testApplication();
  await using api = await startApi(app.ports);
  const response = await api.call('GET', '/sign-in', { headers: { 'X-Request-Id': 'mine-2' } });
  expect([await response.text(), response.headers.get('x-request-id')]).toEqual(['page', 'mine-2']);
});
