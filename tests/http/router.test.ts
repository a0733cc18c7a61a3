import { expect, test } from 'vitest';
import { z } from 'zod';
import { sessions } from '#server/dialects/sessions/index.ts';
import { defineEndpoint, type Endpoint, type Method } from '#server/http/endpoint.ts';
import { createRouter } from '#server/http/router.ts';

function endpoint(method: Method, path: `/${string}`): Endpoint {
  return defineEndpoint({
    dialect: sessions,
    operationId: `${method} ${path}`,
    method,
    path,
    summary: 'Something',
    policy: { auth: 'open' },
    result: z.undefined(),
    handle: () => Promise.resolve(undefined),
  });
}

const route = createRouter([
  endpoint('GET', '/v1/things'),
  endpoint('POST', '/v1/things'),
  endpoint('GET', '/v1/things/latest'),
  endpoint('GET', '/v1/things/{thing_id}'),
  endpoint('DELETE', '/v1/things/{thing_id}'),
  endpoint('GET', '/v1/things/{thing_id}/parts/{part_id}'),
]);

const found = (method: string, path: string) => {
  const match = route(method, path);
  return match.kind === 'found'
    ? { operation: match.endpoint.operationId, params: match.params }
    : match.kind;
};

test('a fixed segment wins over a parameter', () => {
  expect(found('GET', '/v1/things/latest')).toEqual({ operation: 'GET /v1/things/latest', params: {} });
  expect(found('GET', '/v1/things/7')).toEqual({
    operation: 'GET /v1/things/{thing_id}',
    params: { thing_id: '7' },
  });
});

test('parameters are decoded, and a slash that was escaped stays inside its parameter', () => {
  expect(found('GET', '/v1/things/a%2Fb%20c/parts/%C3%A9')).toEqual({
    operation: 'GET /v1/things/{thing_id}/parts/{part_id}',
    params: { thing_id: 'a/b c', part_id: 'é' },
  });
});

test.each([
  '/',
  '/v1',
  '/v1/',
  '/v1/things/',
  '/v1/things/7/',
  '/v1/things/7/parts',
  '/v1//things',
  '/V1/things',
])('nothing answers at %s', (path) => {
  expect(found('GET', path)).toBe('unknown');
});

test.each(['/v1/things/%', '/v1/things/%zz', '/v1/things/%ff'])(
  'a parameter that is no UTF-8 is unknown: %s',
  (path) => {
    expect(found('GET', path)).toBe('unknown');
  },
);

test.each(['__proto__', 'constructor', 'toString'])('a segment named %s is a segment like others', (name) => {
  expect(found('GET', `/${name}/things`)).toBe('unknown');
  expect(found('GET', `/v1/things/${name}`)).toMatchObject({ params: { thing_id: name } });
});

test('HEAD is answered by GET', () => {
  expect(found('HEAD', '/v1/things')).toMatchObject({ operation: 'GET /v1/things' });
});

test('another method is told which ones there are', () => {
  expect(route('PATCH', '/v1/things/7')).toMatchObject({ kind: 'wrong-method', allow: 'GET, DELETE' });
  expect(route('PUT', '/v1/things/latest')).toMatchObject({ kind: 'wrong-method', allow: 'GET' });
});

test('two endpoints of one address, or one parameter of two names, stop the start', () => {
  const one = endpoint('GET', '/v1/things/{thing_id}');
  expect(() => createRouter([one, one])).toThrow('Two endpoints answer GET /v1/things/{thing_id}');
  expect(() => createRouter([one, endpoint('PUT', '/v1/things/{id}')])).toThrow('names a parameter unlike');
});
