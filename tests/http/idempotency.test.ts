import { expect, test } from 'vitest';
import { jsonAnswer } from '#server/http/exchange.ts';
import { eventStream } from '#server/http/sse.ts';
import { sweep } from '#server/jobs/sweep.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { startKeyed, type Work } from './keyed-endpoint.ts';
import { askFor, openKeyed, replayed } from './open-keyed.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const made: Work = (_ctx, { name }) => Promise.resolve({ made: name });
const told = async (response: Response) => [response.status, await response.json()];

test('the same request again gets the first answer, byte for byte, and nothing is done', async () => {
  const headers = { 'x-sandbox': 'true', location: '/there' };
  await using it = await openKeyed((_ctx, { name }) =>
    Promise.resolve(jsonAnswer(202, { made: `${name} 🐦`, at: it.done.length }, headers)),
  );
  const first = await it.ask('key-1');
  const again = await it.ask('key-1');
  expect(it.done).toHaveLength(1);
  expect([again.status, await again.text()]).toEqual([202, await first.text()]);
  for (const name of ['content-type', 'x-sandbox', 'location'])
    expect(again.headers.get(name)).toBe(first.headers.get(name));
  expect([replayed(first), replayed(again)]).toEqual([null, 'true']);
  expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
});

test('fifty who ask again at once all get the first answer', async () => {
  await using it = await openKeyed(made);
  await it.ask('key-1');
  const again = await Promise.all(
    Array.from({ length: 50 }, (_, index) => it.ask('key-1', { name: index % 5 === 0 ? 'two' : 'one' })),
  );
  expect(again.filter((answered) => answered.status === 200 && replayed(answered) === 'true')).toHaveLength(
    40,
  );
  expect(again.filter(({ status }) => status === 400)).toHaveLength(10);
  expect(it.done).toHaveLength(1);
});

test('without a key every request is done, and other keys and other users are others', async () => {
  await using it = await openKeyed(made);
  const other = await it.app.newUser();
  const { secret } = await it.app.apiKey(other.ctx);
  for (const answered of [
    await it.ask(),
    await it.ask(),
    await it.ask('key-1'),
    await it.ask('KEY-1'),
    await askFor(it.server, secret, 'key-1'),
  ])
    expect([answered.status, replayed(answered)]).toEqual([200, null]);
  expect(it.done.slice(0, 2)).toEqual(['', '']);
  expect(new Set(it.done.slice(2)).size).toBe(3);
});

test('another key of the same user repeats the answer: keys to the door may be changed meanwhile', async () => {
  await using it = await openKeyed(made);
  await it.ask('key-1');
  const { secret } = await it.app.apiKey(it.user.ctx, { name: 'another' });
  expect(replayed(await askFor(it.server, secret, 'key-1'))).toBe('true');
});

test.each([
  ['other order', '{"more":{"b":1,"a":[1,{}]},"name":"one"}', true],
  ['other blanks', '{ "name" : "one", "more":{"a":[1,{}],"b":1}}', true],
  ['another name', '{"name":"two","more":{"a":[1,{}],"b":1}}', false],
  ['another order in a list', '{"name":"one","more":{"a":[{},1],"b":1}}', false],
  ['a field more', '{"name":"one","more":{"a":[1,{}],"b":1},"x":null}', false],
  ['text for a number', '{"name":"one","more":{"a":[1,{}],"b":"1"}}', false],
  ['a list for an object', '{"name":"one","more":{"a":[1,[]],"b":1}}', false],
])('a body with %s counts as the same: %#', async (_, body, same) => {
  await using it = await openKeyed(made);
  await it.ask('key-1', '{"name":"one","more":{"a":[1,{}],"b":1}}');
  const again = await it.ask('key-1', body);
  expect([again.status, replayed(again)]).toEqual(same ? [200, 'true'] : [400, null]);
  expect(it.done).toHaveLength(1);
});

test('the same key with another request is refused: 400 in the generations family, 422 in others', async () => {
  await using it = await openKeyed(made);
  await it.ask('key-1');
  const message = 'This Idempotency-Key belongs to another request: a new request needs a new key.';
  expect(await told(await it.ask('key-1', { name: 'two' }))).toEqual([
    400,
    { statusCode: 400, message, error: 'Bad Request' },
  ]);
  await using others = await startKeyed(it.app.ports, made);
  expect(await told(await askFor(others, it.token, 'key-1', { name: 'two' }))).toEqual([
    422,
    { error: 'idempotency_key_reused', message, details: {} },
  ]);
});

test.each(['', 'x'.repeat(256), 'schlüssel', 'a\tb'])('"%s" is no key', async (key) => {
  await using it = await openKeyed(made);
  expect(await told(await it.ask(key))).toEqual([
    400,
    {
      statusCode: 400,
      message: 'Idempotency-Key must have 1 to 255 printable ASCII characters',
      error: 'Bad Request',
    },
  ]);
  expect(it.done).toEqual([]);
});

test('a key of 255 characters is one', async () => {
  await using it = await openKeyed(made);
  await it.ask('~'.repeat(255));
  expect(replayed(await it.ask('~'.repeat(255)))).toBe('true');
});

test('a refusal of what was asked is repeated too', async () => {
  await using it = await openKeyed(() => Promise.reject(new DomainError('insufficient_credits', 'Too few.')));
  const first = await told(await it.ask('key-1'));
  const again = await it.ask('key-1');
  expect([replayed(again), await told(again)]).toEqual(['true', first]);
  expect(it.done).toHaveLength(1);
});

test.each([
  ['unavailable', 503],
  ['upstream_failed', 502],
  ['rate_limited', 429],
] as const)('%s is not kept: the next try is done', async (code, status) => {
  let tries = 0;
  await using it = await openKeyed(() => {
    tries += 1;
    return tries === 1
      ? Promise.reject(new DomainError(code, 'Not now.'))
      : Promise.resolve({ made: 'then' });
  });
  expect((await it.ask('key-1')).status).toBe(status);
  const again = await it.ask('key-1');
  expect([again.status, replayed(again)]).toEqual([200, null]);
  // Both tries do the same piece of work, under the same name.
  expect(it.done).toEqual([it.done[0], it.done[0]]);
});

test('a body that does not fit is refused before the key counts, so that it can be put right', async () => {
  await using it = await openKeyed(made);
  expect((await it.ask('key-1', { name: 7 })).status).toBe(400);
  expect((await it.ask('key-1')).status).toBe(200);
});

test('more than a mebibyte is sent and not kept', async () => {
  await using it = await openKeyed(() => Promise.resolve(jsonAnswer(200, 'x'.repeat(1024 * 1024))));
  const first = await (await it.ask('key-1')).text();
  const again = await it.ask('key-1');
  expect([replayed(again), (await again.text()) === first, it.done.length]).toEqual([null, true, 2]);
});

test('of a stream the key is kept: the endpoint is asked again, and another request is refused', async () => {
  await using it = await openKeyed(() => Promise.resolve(eventStream(words())));
  const first = await (await it.ask('key-1')).text();
  expect(await (await it.ask('key-1')).text()).toBe(first);
  expect((await it.ask('key-1', { name: 'two' })).status).toBe(400);
  expect(it.done).toEqual([it.done[0], it.done[0]]);
});

test('what says when to come back is not kept', async () => {
  const running = new DomainError('conflict', 'Still running.', { retryAfterSeconds: 1 });
  await using it = await openKeyed(() => Promise.reject(running));
  await it.ask('key-1');
  const again = await it.ask('key-1');
  expect([again.status, replayed(again), it.done.length]).toEqual([409, null, 2]);
});

async function* words() {
  yield 'data: one\n\n';
}

test('answers without a body, and binary ones, are kept as they are', async () => {
  const bytes = new Uint8Array([0, 255, 1, 254]);
  await using it = await openKeyed((_ctx, { name }) =>
    Promise.resolve({ status: name === 'one' ? 204 : 201, headers: {}, body: name === 'one' ? null : bytes }),
  );
  await it.ask('key-1');
  const empty = await it.ask('key-1');
  expect([empty.status, replayed(empty), await empty.text()]).toEqual([204, 'true', '']);
  await it.ask('key-2', { name: 'two' });
  const binary = await it.ask('key-2', { name: 'two' });
  expect([replayed(binary), new Uint8Array(await binary.arrayBuffer())]).toEqual(['true', bytes]);
});

test('a hundred thousand brackets in a body are no trouble', async () => {
  await using it = await openKeyed(made);
  const deep = `{"name":"one","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const wide = `{"name":"one","x":[${'1,'.repeat(400_000)}1]}`;
  expect([(await it.ask('key-1', deep)).status, (await it.ask('key-2', wide)).status]).toEqual([200, 200]);
  expect([replayed(await it.ask('key-1', deep)), replayed(await it.ask('key-2', wide))]).toEqual([
    'true',
    'true',
  ]);
});

test('an answer is repeated for 24 hours, then forgotten', async () => {
  let now = Date.now();
  await using it = await openKeyed(made, { clock: { now: () => new Date(now) } });
  await it.ask('key-1');
  now += DAY_MS - 1;
  expect(replayed(await it.ask('key-1'))).toBe('true');
  now += 1;
  const another = await it.ask('key-1', { name: 'two' });
  expect(await told(another)).toEqual([200, { made: 'two' }]);
  expect(replayed(await it.ask('key-1', { name: 'two' }))).toBe('true');

  const rows = () => it.app.ports.db.prisma.idempotencyKey.count({ where: { userId: it.user.userId } });
  const at = (ms: number) => ({ ...it.app.system, clock: { now: () => new Date(now + ms) } });
  await sweep.run(at(DAY_MS));
  expect(await rows()).toBe(1);
  await sweep.run(at(DAY_MS + 1));
  expect(await rows()).toBe(0);
});
