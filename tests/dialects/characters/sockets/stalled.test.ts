import { expect, test } from 'vitest';
import { testApplication } from '#tests/support/app/index.ts';
import { connectChat, type Frame, scriptedModels, startChatServer } from '#tests/support/http/index.ts';

/** More than the kernel keeps for both ends of a local connection, and the buffer besides. */
const PIECES = Array.from({ length: 40 }, () => 'x'.repeat(512 * 1024));

test('a reader that stalls is cut off, the reply goes on without it, and is told whole to whoever comes back', async () => {
  const textModels = scriptedModels(PIECES);
  textModels.heardUpTo(Number.POSITIVE_INFINITY);
  await using app = await testApplication({ ports: { textModels } });
  await using server = await startChatServer(app.ports);
  const user = await app.newUser({ plan: 'scale' });
  const { secret: token } = await app.apiKey(user.ctx);
  const auth = { type: 'auth', token, session_id: 's', stream: true };
  const stalled = await connectChat(server.url);
  stalled.send(auth);
  await stalled.until(({ type }) => type === 'ready');
  stalled.socket.pause();
  stalled.send({ type: 'message', content: 'Tell me everything' });
  const { prisma } = app.ports.db;
  const done = () => prisma.message.count({ where: { role: 'assistant', status: 'complete' } });
  await expect.poll(done, { timeout: 20_000 }).toBe(1);
  stalled.socket.resume();
  expect(await stalled.closed).toBe(1006);
  const heard = stalled.frames.filter(({ type }) => type === 'delta').length;
  expect(heard).toBeLessThan(PIECES.length);

  await using again = await connectChat(server.url);
  again.send({ ...auth, after: -1 });
  const whole = (await again.until(({ type }: Frame) => type === 'response')).at(-1);
  expect(String(whole?.['content'])).toHaveLength(40 * 512 * 1024);
});
