import { expect, test } from 'vitest';
import { ask, deleteSession, stopTurn } from '#server/domain/conversation/index.ts';
import { indexMessages, searchMessages } from '#server/domain/search/index.ts';
import {
  exchanges,
  follow,
  question,
  startTalking,
  storedConversation,
  testApplication,
} from '#tests/support/app/index.ts';

test('what a turn said is found: the question while it is answered, the answer when it has ended', async () => {
  await using t = await startTalking();
  const find = async (text: string) => {
    await indexMessages(t.app.system);
    const { titles, messages } = await searchMessages(t.ctx, { text, limit: 5 });
    return { titles: titles.length, roles: messages.map(({ role }) => role) };
  };
  t.provider.answer({ steps: [{ text: 'Here is a walrus' }, 'stall'] });
  const asked = question({ content: 'Any tusked animal?' });
  await ask(t.ctx, asked);
  await follow(t.ctx, asked.turnId).until((reader) => reader.text().includes('walrus'));
  expect(await find('tusked')).toEqual({ titles: 1, roles: ['user'] });
  expect(await find('walrus')).toEqual({ titles: 0, roles: [] });
  await stopTurn(t.ctx, { turnId: asked.turnId });
  expect(await find('walrus')).toEqual({ titles: 0, roles: ['assistant'] });
  expect(await t.app.ports.db.prisma.searchQueueItem.count()).toBe(0);
});

test('several processes at once add everything once', async () => {
  await using one = await testApplication();
  await using two = await testApplication();
  const { ctx } = await one.newUser();
  const { sessionId } = await storedConversation(
    ctx,
    exchanges(300, (index) => `pelican ${index}`),
  );
  await Promise.all([indexMessages(one.system), indexMessages(two.system), indexMessages(one.system)]);
  await indexMessages(two.system);
  expect(await one.ports.db.prisma.searchEntry.count({ where: { conversationId: sessionId } })).toBe(601);
  expect(await one.ports.db.prisma.searchQueueItem.count()).toBe(0);
});

test('what fails halfway is done the next time', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const { sessionId } = await storedConversation(
    ctx,
    exchanges(2, (index) => `osprey ${index}`),
  );
  await app.ports.db.prisma.$executeRawUnsafe(
    `ALTER TABLE search_entries ADD CONSTRAINT no_room CHECK (conversation_id <> ${sessionId})`,
  );
  await expect(indexMessages(app.system)).rejects.toThrow('no_room');
  await app.ports.db.prisma.$executeRawUnsafe('ALTER TABLE search_entries DROP CONSTRAINT no_room');
  await indexMessages(app.system);
  expect((await searchMessages(ctx, { text: 'osprey', limit: 10 })).messages).toHaveLength(4);
});

test('a chat that is deleted for good takes its entries along, and what still waited', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const { sessionId } = await storedConversation(ctx, exchanges(1));
  await indexMessages(app.system);
  expect(await app.ports.db.prisma.searchEntry.count({ where: { conversationId: sessionId } })).toBe(3);
  await app.ports.db.prisma.searchQueueItem.create({ data: { conversationId: sessionId } });
  await deleteSession(ctx, sessionId);
  await indexMessages(app.system);
  expect(await app.ports.db.prisma.searchEntry.count({ where: { conversationId: sessionId } })).toBe(0);
  expect(await app.ports.db.prisma.searchQueueItem.count()).toBe(0);
});
