import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ask, endOfTurns, getTurn } from '#server/domain/conversation/index.ts';
import { visiblePersona } from '#server/domain/persona/index.ts';
import { sayTo } from '#server/domain/talk/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { drain } from '#server/main/drain.ts';
import { question, startTalking } from '#tests/support/app/index.ts';

const LONG_MS = 60_000;
const interrupt = () => Promise.reject(new Error('The turns had time enough.'));

/** A server that writes one word, and another when the gate opens. */
async function serving(gate: Promise<void>) {
  const server = createServer({ keepAliveTimeout: 65_000 }, (_, response) => {
    response.write('one');
    void gate.then(() => response.end(' two'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const response = await fetch(`http://127.0.0.1:${port}`);
  return { server, response };
}

test('an answer being written is written to its end, and nothing waits for the connection behind it', async () => {
  const gate = Promise.withResolvers<void>();
  const { server, response } = await serving(gate.promise);
  const drained = drain(server, { turns: Promise.resolve(), graceMs: LONG_MS, interrupt });
  gate.resolve();
  expect(await response.text()).toBe('one two');
  await drained;
});

test('a reply that nobody reads is waited for as well', async () => {
  await using t = await startTalking();
  const gate = Promise.withResolvers<void>();
  t.provider.answer({ steps: [{ text: 'One' }, { wait: gate.promise }, { text: ' two' }, { end: 'stop' }] });
  const asked = question();
  await ask(t.ctx, asked);
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const drained = drain(server, { turns: endOfTurns(t.app.system), graceMs: LONG_MS, interrupt });
  gate.resolve();
  await drained;
  expect(await getTurn(t.ctx, asked)).toMatchObject({ status: 'complete', content: 'One two' });
});

test('what was said of oneself in the last message is remembered before the database goes', async () => {
  await using t = await startTalking();
  const gate = Promise.withResolvers<void>();
  t.provider.answer({ steps: [{ text: 'One' }, { wait: gate.promise }, { end: 'stop' }] });
  const persona = await visiblePersona(t.ctx, 'noor-haddad');
  await sayTo(t.ctx, { persona: persona.id, messageId: newId(), content: 'I live in Lyon.' });
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const drained = drain(server, { turns: endOfTurns(t.app.system), graceMs: LONG_MS, interrupt });
  gate.resolve();
  await drained;
  const kept = await t.ctx.db.prisma.memory.findMany({ where: { userId: t.user.userId } });
  expect(kept.map(({ text }) => text)).toEqual(['Lives in Lyon']);
});

test('what does not end in time is cut off', async () => {
  const { server, response } = await serving(new Promise(() => {}));
  await drain(server, { turns: new Promise(() => {}), graceMs: 1, interrupt: async () => {} });
  await expect(response.text()).rejects.toThrow('terminated');
});

test('who still reads at the end of the grace is told that the reply was interrupted', async () => {
  const interrupted = Promise.withResolvers<void>();
  const { server, response } = await serving(interrupted.promise);
  await drain(server, {
    turns: interrupted.promise,
    graceMs: 1,
    interrupt: async () => interrupted.resolve(),
  });
  expect(await response.text()).toBe('one two');
});
