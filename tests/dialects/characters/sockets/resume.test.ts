import { expect, test } from 'vitest';
import { endOfTurns } from '#server/domain/conversation/index.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { connectChat, type Frame, startChatServer } from '#tests/support/http/index.ts';

const ended = ({ type }: Frame) => type === 'response' || type === 'error';

async function open() {
  const app = await testApplication();
  const server = await startChatServer(app.ports);
  const user = await app.newUser({ plan: 'scale' });
  const { secret: token } = await app.apiKey(user.ctx);
  return {
    app,
    token,
    userId: user.userId,
    async known(session_id: string, more: object = {}) {
      const client = await connectChat(server.url);
      client.send({ type: 'auth', token, session_id, ...more });
      return client;
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await app.close();
    },
  };
}

test('what was answered while the socket was cut is told on coming back, once, in order', async () => {
  await using it = await open();
  const first = await it.known('s');
  first.send({ type: 'message', content: '[[sandbox:tokens=1]]' });
  const seq = (await first.until(ended)).at(-1)?.['seq'];
  first.send({ type: 'message', content: '[[sandbox:tokens=2]] [[sandbox:slow=0.5]]' });
  first.send({ type: 'message', content: '[[sandbox:tokens=3]]' });
  first.send({ type: 'ping' });
  await first.until(({ type }) => type === 'pong');
  const { prisma } = it.app.ports.db;
  const stored = () =>
    prisma.message.count({ where: { role: 'assistant', conversation: { userId: it.userId } } });
  first.cut();
  await first.closed;
  await expect.poll(stored, { timeout: 20_000 }).toBe(3);
  await endOfTurns(it.app.system);
  await using again = await it.known('s', { after: seq });
  const told = await again.until(({ type, seq: place }) => type === 'response' && place === 5);
  // The last one had only been taken when the socket was cut.
  expect(told.filter(ended).map(({ content }) => content)).toEqual(['w1 w2', 'w1 w2 w3']);
});

test('a reply that was under way goes on where it stands, and is told whole', async () => {
  await using it = await open();
  const first = await it.known('s', { stream: true });
  first.send({ type: 'message', content: '[[sandbox:tokens=60]] [[sandbox:slow=2]]' });
  await first.until(({ type }) => type === 'delta');
  first.cut();
  await first.closed;
  await using again = await it.known('s', { stream: true, after: -1 });
  const frames = await again.until(ended);
  const pieces = frames.filter(({ type }) => type === 'delta').map(({ content }) => String(content));
  const whole = Array.from({ length: 60 }, (_, index) => `w${index + 1}`).join(' ');
  expect(frames.at(-1)).toMatchObject({ type: 'response', content: whole, seq: 1 });
  expect(pieces.join('')).toBe(whole);
});

test('a message that is sent again under its id is answered once', async () => {
  await using it = await open();
  const first = await it.known('s');
  const message = { type: 'message', content: '[[sandbox:tokens=5]]', id: 'mine' };
  first.send(message);
  await first.until(({ type }) => type === 'typing');
  first.cut();
  await first.closed;
  await using again = await it.known('s');
  again.send(message);
  expect((await again.until(ended)).at(-1)).toMatchObject({
    type: 'response',
    content: 'w1 w2 w3 w4 w5',
    seq: 1,
  });
  again.send(message);
  expect((await again.until(ended)).at(-1)).toMatchObject({ type: 'response', seq: 1 });
  expect(await it.app.ports.db.prisma.message.count({ where: { conversation: { userId: it.userId } } })).toBe(
    2,
  );
});

test('two sockets in one session wait for one another, and each gets the answers to its own messages', async () => {
  await using it = await open();
  await using one = await it.known('s');
  await using other = await it.known('s');
  one.send({ type: 'message', content: '[[sandbox:tokens=2]]' });
  other.send({ type: 'message', content: '[[sandbox:tokens=3]]' });
  const [mine, theirs] = await Promise.all([one.until(ended), other.until(ended)]);
  expect([mine.at(-1)?.['content'], theirs.at(-1)?.['content']]).toEqual(['w1 w2', 'w1 w2 w3']);
  expect(new Set([mine.at(-1)?.['seq'], theirs.at(-1)?.['seq']])).toEqual(new Set([1, 3]));
});

test('another user’s session of the same name tells nothing', async () => {
  await using it = await open();
  await using mine = await it.known('s');
  mine.send({ type: 'message', content: 'A secret' });
  await mine.until(ended);
  const stranger = await it.app.newUser({ plan: 'scale' });
  const { secret: token } = await it.app.apiKey(stranger.ctx);
  await using theirs = await it.known('other');
  await using spy = await it.known('s', { token, after: -1 });
  spy.send({ type: 'ping' });
  expect((await spy.until(({ type }) => type === 'pong')).map(({ type }) => type)).toEqual(['ready', 'pong']);
  expect(theirs.frames).toEqual([]);
});
