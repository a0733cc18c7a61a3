import { expect, test } from 'vitest';
import { z } from 'zod';
import { takeRequest } from '#server/domain/limits/index.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import { openApi, type OpenApi, sessionCookieOf } from '#tests/support/http/index.ts';

const Answered = z.strictObject({
  level: z.string(),
  time: z.iso.datetime(),
  event: z.literal('request.answered'),
  requestId: z.string(),
  family: z.string(),
  operation: z.string(),
  method: z.string(),
  status: z.number(),
  ms: z.number().nonnegative(),
  bytes: z.number().nonnegative(),
  userId: z.number().optional(),
  aborted: z.literal(true).optional(),
});

/** An API, and the one line that each request leaves, told by its id. */
async function logged(): Promise<OpenApi & { lineOf(id: string): Promise<z.output<typeof Answered>> }> {
  const lines: string[] = [];
  const log = createLogger('debug', (line) => lines.push(line));
  const it = await openApi({ ports: { log } });
  const linesOf = (id: string) =>
    lines.filter((line) => line.includes('request.answered') && line.includes(`"${id}"`));
  return {
    ...it,
    async lineOf(id) {
      await expect.poll(() => linesOf(id)).toHaveLength(1);
      return Answered.parse(JSON.parse(linesOf(id)[0] ?? ''));
    },
  };
}

const REQUESTS = [
  ['GET', '/v1/chat/history', 'info', 'sessions', 'getHistory', 200],
  ['GET', '/v1/chat/turns/8c9e6679-7425-40de-944b-e07fc1f90ae7', 'info', 'sessions', 'getTurn', 404],
  ['PUT', '/v1/chat/history', 'info', 'sessions', 'wrong-method', 405],
  ['GET', '/health', 'debug', 'influencers', 'getHealth', 200],
  ['GET', '/v1/secret-word', 'info', 'influencers', 'unknown', 404],
  ['GET', '/docs', 'info', 'docs', 'describe', 200],
  ['GET', '/docs/swagger-ui.css', 'debug', 'docs', 'static', 200],
  ['GET', '/secret-word', 'info', 'pages', 'page', 404],
  ['GET', '/_next/static/secret-word.js', 'info', 'pages', 'static', 404],
  ['GET', '/api/auth/secret-word', 'info', 'auth', 'unknown', 404],
  ['GET', '/api/auth/csrf', 'info', 'auth', 'csrf', 404],
  ['GET', '/api/trpc/account.me,secret-word?batch=1', 'info', 'trpc', 'account.me,unknown', 207],
] as const;

test('a request leaves one line: who answered what, never an address', async () => {
  await using it = await logged();
  const { userId } = it.user;
  const cookie = await sessionCookieOf(it.user);
  for (const [method, path, level, family, operation, status] of REQUESTS) {
    const headers = { 'x-request-id': `${operation}-${family}`.replace(',', '.'), cookie };
    const response = await it.api.call(method, `${path}${path.includes('?') ? '&' : '?'}x=secret-word`, {
      token: it.token,
      headers,
    });
    const { byteLength } = await response.arrayBuffer();
    const line = await it.lineOf(headers['x-request-id']);
    expect(line).toMatchObject({ level, family, operation, method, status });
    expect(JSON.stringify(line)).not.toContain('secret-word');
    expect(line.bytes).toBeGreaterThan(byteLength);
    // Whoever sends a token is known by it wherever anybody is asked who they are.
    const known = /^(getHistory|getTurn|wrong-method|account)/.test(operation);
    expect(line.userId).toBe(known ? userId : undefined);
  }
});

test('a client that leaves before the end is told of as such', async () => {
  await using it = await logged();
  const leaving = new AbortController();
  const content = '[[sandbox:tokens=50]] [[sandbox:slow=20]]';
  const response = await it.api.call('POST', '/v1/chat/stream', {
    token: it.token,
    body: { model: 'gpt-4', messages: [{ role: 'user', content }] },
    headers: { 'x-request-id': 'leaver' },
    signal: leaving.signal,
  });
  await response.body?.getReader().read();
  leaving.abort();
  expect(await it.lineOf('leaver')).toMatchObject({ operation: 'streamChat', status: 200, aborted: true });
});

test('who asks too often is named in the line of the refusal', async () => {
  await using it = await logged();
  const hasty = await it.app.newUser();
  const { ctx, secret } = await it.app.apiKey(hasty.ctx);
  await takeRequest(ctx, { operation: 'test', cost: 150 });
  const headers = { 'x-request-id': 'hasty' };
  expect((await it.api.call('GET', '/v1/chat/history', { token: secret, headers })).status).toBe(429);
  expect(await it.lineOf('hasty')).toMatchObject({ status: 429, level: 'info', userId: hasty.userId });
});

test('what breaks is a warning, beside the error that says where', async () => {
  const lines: string[] = [];
  const it = await openApi();
  await using broken = await openApi({
    ports: {
      log: createLogger('warn', (line) => lines.push(line)),
      db: { ...it.app.ports.db, query: () => Promise.reject(new Error('gone')) },
    },
  });
  await broken.api.call('GET', '/v1/chat/history', { token: it.token });
  await expect.poll(() => lines).toHaveLength(2);
  expect(lines.join('')).toMatch(/"level":"error".*request\.failed[^]*"level":"warn".*"status":500/);
  await it[Symbol.asyncDispose]();
});
