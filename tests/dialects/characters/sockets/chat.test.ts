import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { revokeApiKey } from '#server/domain/account/index.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';
import { type ChatClient, connectChat, type Frame, startChatServer } from '#tests/support/http/index.ts';

type Options = Parameters<typeof testApplication>[0] & { plan?: 'free' | 'scale' };

async function open({ plan = 'scale', ...options }: Options = {}) {
  const app = await testApplication(options);
  const server = await startChatServer(app.ports);
  const user = await app.newUser({ plan });
  const key = await app.apiKey(user.ctx);
  const clients: ChatClient[] = [];
  return {
    app,
    server,
    user,
    key,
    async client(headers?: Record<string, string>) {
      const made = await connectChat(server.url, headers);
      clients.push(made);
      return made;
    },
    /** One that has said who it is, in a session. */
    async known(session_id: string, more: object = {}) {
      const made = await this.client();
      made.send({ type: 'auth', token: key.secret, session_id, ...more });
      return made;
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) await client[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await app.close();
    },
  };
}

const ended = ({ type }: Frame) => type === 'response' || type === 'error';
const said = (app: TestApplication, content: string) =>
  app.ports.db.prisma.message.count({ where: { content, role: 'user' } });

test('the document’s frames: auth, a message, typing, its response, no longer typing', async () => {
  await using it = await open();
  const client = await it.known('user-session-123');
  client.send({
    type: 'message',
    character_id: 'assistant',
    content: 'Hello there! [[sandbox:echo]]',
    metadata: { user_name: 'Alice' },
  });
  expect(await client.until(ended)).toEqual([
    { type: 'typing', character_id: 'assistant', is_typing: true },
    { type: 'typing', character_id: 'assistant', is_typing: false },
    {
      type: 'response',
      character_id: 'assistant',
      content: expect.stringContaining('They call themselves "Alice".'),
      timestamp: expect.stringMatching(/Z$/),
      media: { audio_url: expect.stringMatching(/^\/assets\/audio\//) },
      session_id: 'user-session-123',
      message_id: expect.any(String),
      seq: 1,
    },
  ]);
});

test('whoever asks for a stream gets the answer in pieces that make up the whole', async () => {
  await using it = await open();
  const client = await it.known('s', { stream: true });
  client.send({ type: 'message', content: '[[sandbox:tokens=300]]' });
  const frames = await client.until(ended);
  expect(frames[0]).toEqual({ type: 'ready', session_id: 's' });
  const pieces = frames.filter(({ type }) => type === 'delta');
  expect(pieces.length).toBeGreaterThan(1);
  let whole = '';
  for (const { offset, content } of pieces) {
    expect(offset).toBe(whole.length);
    whole += String(content);
  }
  expect(frames.at(-1)).toMatchObject({ type: 'response', content: whole });
});

test('messages are answered in the order in which they came', async () => {
  await using it = await open();
  const client = await it.known('s');
  for (const n of [1, 2, 3]) client.send({ type: 'message', content: `[[sandbox:tokens=${n}]]` });
  const answers: unknown[] = [];
  for (let n = 0; n < 3; n++) answers.push((await client.until(ended)).at(-1)?.content);
  expect(answers).toEqual(['w1', 'w1 w2', 'w1 w2 w3']);
});

test.each([
  ['nothing before a message', { type: 'message', content: 'Hi' }],
  ['a token that nobody has', { type: 'auth', token: 'gr_live_nobody' }],
])('a socket that sends %s is closed with 4401', async (_, frame) => {
  await using it = await open();
  const client = await it.client();
  client.send(frame);
  expect(await client.closed).toBe(4401);
});

test('a socket that says nothing is closed with 4401 when its time is over', async () => {
  const patience = new AbortController();
  await using it = await open({ ports: { deadline: () => patience.signal } });
  const client = await it.client();
  patience.abort();
  expect(await client.closed).toBe(4401);
});

test('a token that is revoked opens nothing any more, in the middle of a conversation', async () => {
  await using it = await open();
  const client = await it.known('s');
  client.send({ type: 'message', content: 'Hi' });
  await client.until(ended);
  await revokeApiKey(it.user.ctx, { id: it.key.id });
  client.send({ type: 'message', content: 'Still me' });
  expect(await client.closed).toBe(4401);
  expect(await said(it.app, 'Still me')).toBe(0);
});

test.each([
  ['no JSON', '{', 'This frame is not valid JSON.'],
  ['an unknown type', { type: 'dance' }, /type|frame/],
  ['a list', [], 'frame'],
  ['no content', { type: 'message' }, 'content'],
  ['a blank message', { type: 'message', content: ' ' }, 'content'],
  ['NUL', { type: 'message', content: 'a\0' }, 'content'],
  ['a second auth', { type: 'auth', token: 'x' }, 'authenticated already'],
  ['an unknown character', { type: 'message', content: 'Hi', character_id: 'nobody' }, 'not found'],
])('%s is answered with an error in the document’s form, and the socket stays', async (_, frame, words) => {
  await using it = await open();
  const client = await it.known('s');
  client.send(frame);
  const [error] = await client.until(ended);
  expect(error).toMatchObject({
    type: 'error',
    code: expect.stringMatching(/^(INVALID_REQUEST|NOT_FOUND)$/),
  });
  expect(error?.['message']).toMatch(words);
  client.send({ type: 'ping', id: 'p1' });
  expect(await client.until(({ type }) => type === 'pong')).toEqual([{ type: 'pong', id: 'p1' }]);
});

test('a frame over 64 KiB is closed with 1009, a binary one with 1003', async () => {
  await using it = await open();
  const large = await it.known('s');
  large.send({ type: 'message', content: 'x'.repeat(65 * 1024) });
  expect(await large.closed).toBe(1009);
  const binary = await it.known('s');
  binary.socket.send(Buffer.from('{}'));
  expect(await binary.closed).toBe(1003);
});

test('pages of other origins are refused at the upgrade; ours, allowed ones and programs are not', async () => {
  await using it = await open({ env: { CORS_ORIGINS: 'https://app.example' } });
  const foreign = new WebSocket(it.server.url, { headers: { origin: 'https://evil.example' } });
  foreign.on('error', () => undefined);
  const [, response] = await once(foreign, 'unexpected-response');
  expect(response.statusCode).toBe(403);
  const { host } = new URL(it.server.url);
  for (const origin of ['https://app.example', `http://${host}`]) {
    const client = await it.client({ origin });
    client.send({ type: 'ping' });
    expect(await client.until(({ type }) => type === 'pong')).toHaveLength(1);
  }
});

/** What the upgrade of one more socket is answered with; 101 where it is not refused. */
async function refusedWith(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => undefined);
  const refused = once(socket, 'unexpected-response').then(([, response]) => Number(response.statusCode));
  const status = await Promise.race([refused, once(socket, 'open').then(() => 101)]);
  socket.terminate();
  return status;
}

test('an address has so many sockets that have not said whose they are; one that says so makes room', async () => {
  await using it = await open();
  const silent = await Promise.all(Array.from({ length: 100 }, () => it.client()));
  expect(await refusedWith(it.server.url)).toBe(429);
  silent[0]?.send({ type: 'auth', token: it.key.secret, stream: true });
  await silent[0]?.until(({ type }) => type === 'ready');
  const next = await it.client();
  expect(await refusedWith(it.server.url)).toBe(429);
  next.cut();
  await next.closed;
  // The server hears of it a moment after the client.
  await expect
    .poll(() =>
      it.client().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
});

test('an IPv6 network is one address; that its sockets are refused is logged once a minute', async () => {
  let now = Date.now();
  const lines: string[] = [];
  await using it = await open({
    env: { PUBLIC_URL: 'https://greenroom.example' },
    ports: { clock: { now: () => new Date(now) }, log: createLogger('warn', (line) => lines.push(line) > 0) },
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const hosts = Array.from({ length: 100 }, (_, n) => from(`2001:db8:0:7::${(n + 1).toString(16)}`));
  await Promise.all(hosts.map((headers) => it.client(headers)));
  const refuse = () => refusedWith(it.server.url, from('2001:db8:0:7:ffff::1'));
  expect([await refuse(), await refuse()]).toEqual([429, 429]);
  await it.client(from('2001:db8:0:8::1'));
  const told = () => lines.map((line): unknown => JSON.parse(line));
  expect(told()).toMatchObject([{ event: 'sockets.refused', proxied: false }]);
  now += 60_000;
  await refuse();
  expect(told()).toMatchObject([{ refused: 1 }, { event: 'sockets.refused', refused: 2 }]);
});

test('the log says when those who are refused came through a proxy that PUBLIC_URL does not tell of', async () => {
  const lines: string[] = [];
  await using it = await open({ ports: { log: createLogger('warn', (line) => lines.push(line) > 0) } });
  const from = (n: number) => ({ 'x-forwarded-for': `198.51.100.${n}` });
  await Promise.all(Array.from({ length: 100 }, (_, n) => it.client(from(n))));
  expect(await refusedWith(it.server.url, from(200))).toBe(429);
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([{ proxied: true }]);
});

test('whoever asks for its address without asking for a socket is told so', async () => {
  await using it = await open();
  const answer = await fetch(it.server.url.replace('ws:', 'http:'));
  expect([answer.status, answer.headers.get('upgrade'), await answer.json()]).toMatchObject([
    426,
    'websocket',
    { code: 'INVALID_REQUEST' },
  ]);
});

test('of 200 messages at once those over the limit are refused with the time to wait, the others answered', async () => {
  await using it = await open({ plan: 'free' });
  const client = await it.known('s');
  for (let n = 0; n < 200; n++)
    client.send({ type: 'message', content: '[[sandbox:tokens=1]]', id: `m${n}` });
  const ends: Frame[] = [];
  while (ends.length < 200) ends.push(...(await client.until(ended)).filter(ended));
  const refused = ends.filter(({ type }) => type === 'error');
  expect(refused[0]).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', retry_after_seconds: expect.any(Number) });
  const answered = ends.filter(({ type }) => type === 'response').map(({ seq }) => seq);
  // Saying who one is counts as well; some come back while the others are answered.
  expect(answered.length).toBeGreaterThanOrEqual(149);
  expect(answered).toEqual(Array.from({ length: answered.length }, (_, index) => 2 * index + 1));
});

test('a failure is an error frame that names the message, and the next is answered', async () => {
  await using it = await open();
  const client = await it.known('s');
  client.send({ type: 'message', content: '[[sandbox:fail]]', id: 'mine' });
  expect((await client.until(ended)).at(-1)).toMatchObject({
    type: 'error',
    code: 'SERVICE_UNAVAILABLE',
    id: 'mine',
  });
  client.send({ type: 'message', content: 'Again' });
  expect((await client.until(ended)).at(-1)).toMatchObject({ type: 'response' });
});

test('a server that goes away answers what was asked, then closes with 1001; idle sockets at once', async () => {
  await using it = await open();
  const [busy, idle] = [await it.known('s'), await it.known('t', { stream: true })];
  await idle.until(({ type }) => type === 'ready');
  busy.send({ type: 'message', content: '[[sandbox:tokens=20]] [[sandbox:slow=0.5]]' });
  await busy.until(({ type }) => type === 'typing');
  it.server.goAway();
  expect(await idle.closed).toBe(1001);
  expect((await busy.until(ended)).at(-1)).toMatchObject({ type: 'response' });
  expect(await busy.closed).toBe(1001);
});
