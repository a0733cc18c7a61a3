import { expect, test } from 'vitest';
import { z } from 'zod';
import { tendTurns } from '#server/domain/conversation/index.ts';
import { testApplication, testEnvironment } from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';
import { type OpenApi, openApi, readEvents, readWhole, scriptedModels } from '#tests/support/http/index.ts';
import { startApi } from '#tests/support/http/start-api.ts';
import { killHard, startProcess } from '#tests/support/start-process.ts';

type Asked = { key?: string; content?: string; more?: object; api?: { call: OpenApi['api']['call'] } };

function say(it: OpenApi, { key = 'key-1', content = 'Hi', more = {}, api = it.api }: Asked = {}) {
  const body = { model: 'gpt-4', messages: [{ role: 'user', content }], ...more };
  return api.call('POST', '/v1/chat/stream', { token: it.token, body, headers: { 'idempotency-key': key } });
}

const NAMES = ['x-session-id', 'x-message-id', 'x-turn-id', 'x-sandbox', 'content-type'];
const named = (response: Response) => NAMES.map((name) => response.headers.get(name));
const replayed = (response: Response) => response.headers.get('idempotent-replayed');
const turns = ({ app, user }: OpenApi) => app.ports.db.prisma.turn.count({ where: { userId: user.userId } });
const textIn = (stream: string) =>
  readEvents(stream)
    .map(({ data }) => data)
    .join('');

test('a stream is told again under its key, with the same ids and to the same end', async () => {
  await using it = await openApi();
  const content = '[[sandbox:tokens=5]]';
  const first = await say(it, { content });
  const text = await first.text();
  const again = await say(it, { content });
  expect([replayed(first), replayed(again)]).toEqual([null, 'true']);
  expect(named(again)).toEqual(named(first));
  const told = await again.text();
  expect(textIn(told)).toBe(textIn(text));
  expect(told.endsWith('id: 14\ndata: w1 w2 w3 w4 w5\n\ndata: [DONE]\n\n')).toBe(true);
  expect(await turns(it)).toBe(1);

  const other = await say(it, { content: 'Something else' });
  expect([other.status, await other.json()]).toEqual([
    422,
    { detail: 'This Idempotency-Key belongs to another request: a new request needs a new key.' },
  ]);
  expect((await say(it, { content, key: 'key-2' })).headers.get('x-turn-id')).not.toBe(
    first.headers.get('x-turn-id'),
  );
});

test.each([1, 2])('of 50 requests at once with one key, sent to %i processes, one is answered', async (n) => {
  const textModels = scriptedModels(['One', ' two']);
  await using it = await openApi({ ports: { textModels } });
  await using second = await testApplication();
  await using elsewhere = await startApi({ ...second.ports, textModels });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => say(it, { api: index % n === 0 ? it.api : elsewhere })),
  );
  const [first, ...others] = answers.toSorted((one, other) => one.status - other.status);
  expect(others.map((one) => [one.status, one.headers.get('retry-after')])).toEqual(
    Array.from({ length: 49 }, () => [409, '1']),
  );
  // It has begun, and is still being written.
  expect([(await say(it)).status, (await say(it, { api: elsewhere })).status]).toEqual([409, 409]);
  const text = first === undefined ? '' : await readWhole(first, textModels.heardUpTo);
  expect(textIn(text)).toBe('One two[DONE]');
  for (const api of [it.api, elsewhere]) {
    const again = await say(it, { api });
    expect([again.status, replayed(again), textIn(await again.text())]).toEqual([
      200,
      'true',
      'One two[DONE]',
    ]);
  }
  expect([textModels.asked.length, await turns(it)]).toEqual([1, 1]);
});

test('an answer in one piece is told again, also when it was long forgotten', async () => {
  await using it = await openApi();
  const asked = { content: '[[sandbox:tokens=2]]', more: { stream: false } };
  const first = await (await say(it, asked)).text();
  const again = await say(it, asked);
  expect([replayed(again), await again.text()]).toEqual(['true', first]);
  await it.app.ports.db.prisma.idempotencyKey.deleteMany({ where: { userId: it.user.userId } });
  const later = await say(it, asked);
  expect([replayed(later), await later.text(), await turns(it)]).toEqual(['true', first, 1]);
});

test('in a session that goes on, a question under a key is put once', async () => {
  await using it = await openApi();
  const first = await say(it, { content: '[[sandbox:tokens=1]]' });
  await first.text();
  const more = { session_id: Number(first.headers.get('x-session-id')) };
  for (const key of ['key-2', 'key-2', 'key-2'])
    expect(textIn(await (await say(it, { key, more, content: '[[sandbox:tokens=2]]' })).text())).toBe(
      'w1 w2[DONE]',
    );
  expect(await turns(it)).toBe(2);
});

test.each([
  ['[[sandbox:fail]]', 502],
  ['[[sandbox:429]]', 429],
  ['[[sandbox:refuse]]', 400],
])('%s under a key stays refused, and is not tried again', async (content, status) => {
  await using it = await openApi();
  const first = await say(it, { content });
  const again = await say(it, { content });
  expect([first.status, again.status, replayed(again)]).toEqual([status, status, 'true']);
  expect(await again.json()).toEqual(await first.json());
  expect(again.headers.get('x-turn-id')).toBe(first.headers.get('x-turn-id'));
  expect(await turns(it)).toBe(1);
});

test('a stream that broke off is told again as far as it came, without [DONE]', async () => {
  await using it = await openApi();
  const content = '[[sandbox:cut]] [[sandbox:tokens=8]]';
  const first = await (await say(it, { content })).text();
  const again = await (await say(it, { content })).text();
  expect(textIn(again)).toBe(textIn(first));
  expect(readEvents(again).at(-1)?.event).toBe('error');
});

test('a process killed while it answers leaves one turn, which the next try finds', async () => {
  await using it = await openApi();
  const victim = startProcess(['tests/support/media/serve-main.ts'], {
    ...testEnvironment,
    DATABASE_URL: await testDatabaseUrl(),
  });
  const [, processId = '', url = ''] = await victim.output(/process (\S+) at (\S+)/);
  const content = '[[sandbox:tokens=200]] [[sandbox:slow=60]]';
  const body = { model: 'gpt-4', messages: [{ role: 'user', content }] };
  const headers = {
    authorization: `Bearer ${it.token}`,
    'content-type': 'application/json',
    'idempotency-key': 'key-1',
  };
  const lost = await fetch(`${url}/v1/chat/stream`, { method: 'POST', headers, body: JSON.stringify(body) });
  await lost.body?.getReader().read();
  killHard(victim.pid);
  await victim.ended;

  // Nobody knows yet that it is dead.
  expect((await say(it, { content })).status).toBe(409);
  const where = { id: processId };
  const heartbeatAt = new Date(Date.now() - 60_000);
  await it.app.ports.db.prisma.process.update({ where, data: { heartbeatAt } });
  expect((await say(it, { content })).status).toBe(409);
  // Whoever has been silent for long itself judges nobody: the first time only tells that it lives.
  await tendTurns(it.app.system);
  await tendTurns(it.app.system);
  const again = await say(it, { content });
  expect([again.status, replayed(again)]).toEqual([200, 'true']);
  expect(named(again).slice(0, 3)).toEqual(named(lost).slice(0, 3));
  const events = readEvents(await again.text());
  expect(events[0]?.data).toMatch(/^w1/);
  expect(z.object({ detail: z.string() }).parse(JSON.parse(events.at(-1)?.data ?? '')).detail).toContain(
    'kept',
  );
  expect(await turns(it)).toBe(1);
}, 60_000);
