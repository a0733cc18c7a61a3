import { describe, expect, test } from 'vitest';
import { ask, getConversation, tendTurns } from '#server/domain/conversation/index.ts';
import { startProviderSimulator } from '#tests/simulators/providers/index.ts';
import {
  cutConnections,
  follow,
  providerEnvironment,
  question,
  startTalking,
  testApplication,
} from '#tests/support/app/index.ts';

const WORDS = Array.from({ length: 12 }, (_, index) => `${index}🙂 `);

describe('when the database ends every connection in the middle of a reply', () => {
  test('the reply is stored whole, and its reader sees each word once', async () => {
    await using provider = await startProviderSimulator();
    await using app = await testApplication({ env: providerEnvironment(provider) });
    const { ctx } = await app.newUser();
    const gates = WORDS.map(() => Promise.withResolvers<void>());
    const steps = WORDS.flatMap((text, index) => [
      { wait: gates[index]?.promise ?? Promise.resolve() },
      { text },
    ]);
    provider.answer({ steps: [...steps, { end: 'stop' }] });
    const asked = question();
    await ask(ctx, asked);
    const reader = follow(ctx, asked.turnId);
    for (const [index, gate] of gates.entries()) {
      if (index % 3 === 2) expect(await cutConnections()).toBeGreaterThan(0);
      gate.resolve();
      await reader.until((so) => so.text() === WORDS.slice(0, index + 1).join(''));
    }
    expect(await reader.done).toMatchObject({ type: 'turn-end', status: 'complete' });
    expect(reader.text()).toBe(WORDS.join(''));
    const { messages } = await getConversation(ctx, { conversationId: asked.conversationId, limit: 9 });
    expect(messages.map(({ status, content }) => ({ status, content }))).toEqual([
      { status: 'complete', content: asked.userMessage.content },
      { status: 'complete', content: WORDS.join('') },
    ]);
  });

  test('a reader in another process goes on from where it was', async () => {
    await using t = await startTalking();
    await using other = await testApplication();
    const elsewhere = await other.sameUser(t.user);
    const gate = Promise.withResolvers<void>();
    t.provider.answer({
      steps: [{ text: 'One 🙂' }, { wait: gate.promise }, { text: ' two' }, { end: 'stop' }],
    });
    const asked = question();
    await ask(t.ctx, asked);
    const cut = follow(elsewhere, asked.turnId);
    await cut.until((so) => so.text() === 'One 🙂');
    await cutConnections();
    gate.resolve();
    // It either never notices or fails like any request; what it has shown stays true.
    await cut.done.catch(() => undefined);
    const resumed = follow(elsewhere, asked.turnId, cut.text().length);
    expect(await resumed.done).toMatchObject({ status: 'complete' });
    expect(cut.text() + resumed.text()).toBe('One 🙂 two');
  });

  test('just before its last word, it still ends complete', async () => {
    await using provider = await startProviderSimulator();
    await using app = await testApplication({ env: providerEnvironment(provider) });
    const { ctx } = await app.newUser();
    const gate = Promise.withResolvers<void>();
    provider.answer({ steps: [{ text: 'One' }, { wait: gate.promise }, { text: ' two' }, { end: 'stop' }] });
    const asked = question();
    await ask(ctx, asked);
    const reader = follow(ctx, asked.turnId);
    await reader.until((so) => so.text() === 'One');
    await cutConnections();
    gate.resolve();
    expect(await reader.done).toMatchObject({ status: 'complete', endReason: 'stop', promptTokens: 11 });
    expect(reader.text()).toBe('One two');
  });

  test('the next round of the heartbeat works again', async () => {
    await using app = await testApplication();
    await cutConnections();
    // The first may meet a connection whose end has not been noticed yet.
    await tendTurns(app.system).catch(() => undefined);
    await tendTurns(app.system);
    expect(await app.ports.db.prisma.process.count({ where: { id: app.ports.processId } })).toBe(1);
  });
});
