import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAround, selectBranch } from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  exchanges,
  storedConversation,
  testApplication,
  type TestApplication,
  type TestUser,
} from '#tests/support/app/index.ts';

let app: TestApplication;
let user: TestUser;
beforeAll(async () => {
  app = await testApplication();
  user = await app.newUser();
});
afterAll(() => app.close());

test('a page around a message has those before and after it, and says whether there are earlier ones', async () => {
  const { conversationId, messageIds } = await storedConversation(user.ctx, exchanges(30));
  const around = async (index: number, below: number, limit: number) => {
    const messageId = messageIds[index] ?? '';
    const page = await listAround(user.ctx, { conversationId, messageId, below, limit });
    return [messageIds.indexOf(page.messages[0]?.id ?? ''), page.messages.length, page.earlier, page.active];
  };
  expect(await around(30, 5, 10)).toEqual([26, 10, true, true]);
  expect(await around(0, 5, 10)).toEqual([0, 6, false, true]);
  expect(await around(58, 5, 10)).toEqual([50, 10, true, true]);
  expect(await around(20, 10, 10)).toEqual([21, 10, true, true]);
});

test('a message on another branch is not on the active path until its branch is chosen', async () => {
  const { conversationId, sessionId, messageIds } = await storedConversation(user.ctx, exchanges(2));
  const messageId = newId();
  const place = { conversationId: sessionId, parentId: messageIds[1] ?? null, depth: 2 };
  await user.ctx.db.prisma.message.create({
    data: { id: messageId, ...place, role: 'user', content: 'instead' },
  });
  const around = () => listAround(user.ctx, { conversationId, messageId, below: 5, limit: 10 });
  expect(await around()).toEqual({ active: false, messages: [], earlier: false });
  await selectBranch(user.ctx, { conversationId, messageId });
  expect((await around()).messages.map(({ id }) => id)).toEqual([...messageIds.slice(0, 2), messageId]);
});

test('a message of another chat, or of somebody else, is not found', async () => {
  const { conversationId } = await storedConversation(user.ctx, exchanges(1));
  const other = await storedConversation(user.ctx, exchanges(1));
  const stranger = await app.newUser();
  const theirs = { conversationId: other.conversationId, messageId: other.leafId };
  for (const [ctx, ref] of [
    [user.ctx, { conversationId, messageId: other.leafId }],
    [user.ctx, { conversationId, messageId: newId() }],
    [stranger.ctx, theirs],
  ] as const) {
    await expect(listAround(ctx, { ...ref, below: 1, limit: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
  }
});
