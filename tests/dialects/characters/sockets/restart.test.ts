import { expect, test } from 'vitest';
import { tendTurns } from '#server/domain/conversation/index.ts';
import { testApplication, testEnvironment } from '#tests/support/app/index.ts';
import { testDatabaseUrl, testDataDir } from '#tests/support/database/index.ts';
import { connectChat, type Frame, startChatServer } from '#tests/support/http/index.ts';
import { startProcess } from '#tests/support/start-process.ts';

const ended = ({ type }: Frame) => type === 'response' || type === 'error';
const pieces = (frames: readonly Frame[]) =>
  frames
    .filter(({ type }) => type === 'delta')
    .map(({ content }) => String(content))
    .join('');

test('a server killed in mid-reply: whoever comes back hears what became of it, keeps what was heard, and asks anew once', async () => {
  await using app = await testApplication();
  const user = await app.newUser({ plan: 'scale' });
  const { secret: token } = await app.apiKey(user.ctx);
  const auth = { type: 'auth', token, session_id: 's', stream: true };
  const first = startProcess(['tests/support/http/chat-main.ts'], {
    ...testEnvironment,
    DATA_DIR: testDataDir(),
    DATABASE_URL: await testDatabaseUrl(),
  });
  const [, id = '', url = ''] = await first.output(/process (\S+) at (\S+)/);
  const before = await connectChat(url);
  before.send(auth);
  before.send({ type: 'message', content: '[[sandbox:tokens=5000]] [[sandbox:slow=100]]', id: 'mine' });
  const heard = pieces(await before.until(({ type }) => type === 'delta'));
  first.child.kill('SIGKILL');
  expect(await before.closed).toBe(1006);

  // What a dead process looks like ten seconds later.
  const { prisma } = app.ports.db;
  await prisma.process.update({ where: { id }, data: { heartbeatAt: new Date(Date.now() - 60_000) } });
  await tendTurns(app.system);
  await using second = await startChatServer(app.ports);
  await using again = await connectChat(second.url);
  again.send({ ...auth, after: -1 });
  const told = await again.until(ended);
  expect(told.at(-1)).toMatchObject({ type: 'error', seq: 1, code: 'SERVICE_UNAVAILABLE' });
  again.send({ type: 'message', content: '[[sandbox:tokens=5000]] [[sandbox:slow=100]]', id: 'mine' });
  expect((await again.until(ended)).at(-1)).toMatchObject({ type: 'error', seq: 1, id: 'mine' });
  again.send({ type: 'message', content: '[[sandbox:tokens=2]]', id: 'anew' });
  expect((await again.until(ended)).at(-1)).toMatchObject({ type: 'response', seq: 3, content: 'w1 w2' });
  const stored = await prisma.message.findMany({ orderBy: { depth: 'asc' } });
  expect(stored.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  const kept = stored.find(({ status }) => status === 'interrupted')?.content ?? '';
  expect(kept.startsWith(heard)).toBe(true);
  expect(kept.split(' ').length).toBeLessThan(5000);
});
