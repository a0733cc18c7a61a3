import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { requestMedia } from '#server/domain/media/index.ts';
import { openApi, parsePrometheus, sessionCookieOf, signToken } from '#tests/support/http/index.ts';
import { imageInput } from '#tests/support/media/index.ts';

const JSON_PATH = '/api/v1/metrics';
const TEXT_PATH = '/metrics';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());
const admin = await it.app.newUser({ admin: true });
const { secret: token } = await it.app.apiKey(admin.ctx, { scopes: ['metrics'] });

const figures = async () => {
  const response = await it.api.call('GET', JSON_PATH, { token });
  expect(response.status).toBe(200);
  return z.looseObject({ requests_total: z.number() }).parse(await response.json());
};

const exposed = async () => {
  const response = await it.api.call('GET', TEXT_PATH, { token });
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const families = parsePrometheus(await response.text());
  return (name: string, labels = '') =>
    families.get(`greenroom_${name}`)?.samples.get(`greenroom_${name}${labels}`) ?? 0;
};

test.each([JSON_PATH, TEXT_PATH])('%s is for administrators and keys that name it', async (path) => {
  const { secret: unscoped } = await it.app.apiKey(admin.ctx);
  const { secret: chat } = await it.app.apiKey(admin.ctx, { scopes: ['chat'] });
  const forged = await signToken({ user_id: 'somebody', role: 'admin' });
  const statuses: number[] = [];
  for (const each of [undefined, 'gr_live_unknown', it.token, chat, forged, unscoped, token])
    statuses.push((await it.api.call('GET', path, { token: each })).status);
  expect(statuses).toEqual([401, 401, 403, 403, 403, 200, 200]);
  const refused = await it.api.call('GET', path, { token: it.token });
  expect(await refused.json()).toEqual({
    code: 'FORBIDDEN',
    message: 'This key lacks the scope "metrics".',
    details: { scope: 'metrics' },
  });
});

test('the figures have the document’s form and are those of the traffic', async () => {
  const before = await figures();
  const body = { model: 'gpt-4', messages: [{ role: 'user', content: 'Hello' }], stream: false };
  for (let n = 0; n < 3; n++) await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  await it.api.call('POST', '/api/v1/chat/message', { token: it.token, body: { message: 'Hello' } });
  await it.api.call('GET', '/v1/chat/history', {});
  await it.api.call('GET', '/api/v1/nothing-here', { token: it.token });
  // A tab of texts is no conversation with anybody.
  const copy = { userChatInput: { title: 'Watch', tone: { name: 'witty' }, feature: 'Counts steps.' } };
  expect((await it.api.call('POST', '/api/v1/generate/chat', { token: it.token, body: copy })).status).toBe(
    200,
  );
  await requestMedia(it.user.ctx, { ...imageInput(), kind: 'voice', model: 'auto', prompt: 'Hello' });
  expect(await figures()).toEqual({
    // The first question for the figures itself, then seven requests.
    requests_total: before.requests_total + 8,
    requests_per_minute: expect.any(Number),
    average_response_time_ms: expect.any(Number),
    error_rate_percent: 0,
    active_sessions: 4,
    characters: expect.objectContaining({
      assistant: { conversations_today: 1, average_rating: null },
      'mira-vale': { conversations_today: 0, average_rating: null },
    }),
    media_generation: {
      voice_requests_today: 1,
      video_requests_today: 0,
      average_generation_time_seconds: null,
    },
  });
});

test('Prometheus is told what was asked, answered, refused and said, exactly', async () => {
  const before = await exposed();
  const stream = '{family="sessions",operation="streamChat"';
  const model = '{model="gpt-4",sandbox="true"';
  const series = [
    ['http_requests_total', `${stream},status="2xx"}`],
    ['http_requests_total', `${stream},status="4xx"}`],
    ['http_requests_total', '{family="none",operation="none",status="4xx"}'],
    ['errors_total', '{family="sessions",code="invalid_input"}'],
    ['errors_total', '{family="sessions",code="upstream_failed"}'],
    ['errors_total', '{family="none",code="not_found"}'],
    ['errors_total', '{family="none",code="unsupported"}'],
    ['turns_total', `${model},outcome="complete"}`],
    ['turns_total', `${model},outcome="failed"}`],
    ['tokens_total', `${model},direction="completion"}`],
    ['credits_total', '{kind="grant"}'],
  ] as const;
  const ask = (content: string, asked = 'gpt-4') => {
    const body = { model: asked, messages: [{ role: 'user', content }], stream: false };
    return it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  };
  await ask('[[sandbox:tokens=7]]');
  await ask('[[sandbox:tokens=4]]');
  await ask('[[sandbox:fail]]');
  await ask('Hello', 'made-up-1');
  const streamed = { model: 'gpt-4', messages: [{ role: 'user', content: '[[sandbox:fail]]' }] };
  const failed = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body: streamed });
  expect([failed.status, failed.headers.get('x-session-id')]).toEqual([502, expect.any(String)]);
  await it.api.call('GET', '/v1/made-up-1', { token: it.token });
  await it.api.call('PUT', '/v1/chat/history', { token: it.token });
  await it.app.newUser();
  const after = await exposed();
  expect(series.map(([name, labels]) => after(name, labels) - before(name, labels))).toEqual([
    2, 1, 2, 1, 2, 1, 1, 2, 2, 11, 100,
  ]);
  const all = await (await it.api.call('GET', TEXT_PATH, { token })).text();
  expect(all).not.toContain('made-up-1');
  expect(all).toMatch(/^greenroom_build_info\{version="[\d.]+",node="[\d.]+",sandbox="on"\} 1$/m);
  for (const name of [
    'generations_oldest_waiting_seconds',
    'processes_alive',
    'workers_alive',
    'turns_running',
  ])
    expect(all).toMatch(new RegExp(`^greenroom_${name} `, 'm'));
  expect(all).toMatch(
    /^greenroom_turn_first_token_seconds_bucket\{model="gpt-4",sandbox="true",le="\+Inf"\} \d+$/m,
  );
});

test('tRPC and pages are families too, by the procedure and the kind of page, whatever somebody types', async () => {
  const before = await exposed();
  const headers = { cookie: await sessionCookieOf(it.user) };
  await it.api.call('GET', '/api/trpc/account.me', { headers });
  await it.api.call('GET', '/api/trpc/no.such', { headers });
  await it.api.call('GET', '/api/trpc/account.me,model.list?batch=1&input=%7B%7D', { headers });
  await it.api.call('GET', '/anything/somebody/types', { headers });
  await it.api.call('GET', '/_next/static/x.js', { headers });
  const series = [
    '{family="trpc",operation="account.me",status="2xx"}',
    '{family="trpc",operation="none",status="4xx"}',
    '{family="trpc",operation="several",status="2xx"}',
    '{family="pages",operation="page",status="4xx"}',
    '{family="pages",operation="static",status="4xx"}',
  ];
  // They are counted once they are through, which whoever has the answer may know a moment before.
  await vi.waitFor(async () => {
    const after = await exposed();
    const grown = (labels: string) =>
      after('http_requests_total', labels) - before('http_requests_total', labels);
    expect(series.map(grown)).toEqual([1, 1, 1, 1, 1]);
    expect(after('errors_total', '{family="trpc",code="not_found"}')).toBe(1);
  });
});
