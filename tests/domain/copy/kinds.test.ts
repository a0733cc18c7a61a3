import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ask,
  askInSession,
  deleteSession,
  getConversation,
  getSession,
  listConversations,
  listSessions,
  regenerate,
  removeConversation,
  renameConversation,
  restoreConversation,
  selectBranch,
  switchSessionModel,
} from '#server/domain/conversation/index.ts';
import { getTab, listTabs, removeTab, renameTab, restoreTab } from '#server/domain/copy/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { exchanges, question, storedConversation } from '#tests/support/app/index.ts';
import { startWriting, write, type Writing } from './start-writing.ts';

let w: Writing;
beforeAll(async () => {
  w = await startWriting();
});
afterAll(() => w[Symbol.asyncDispose]());

test('a tab is no chat: it is in none of its lists, and none of its verbs finds it', async () => {
  const { ctx } = w;
  const { tab, request, variant } = await write(ctx);
  const conversationId = tab.id;
  expect((await listConversations(ctx, { limit: 50 })).conversations).toEqual([]);
  expect(await listSessions(ctx, { page: 1, pageSize: 10 })).toEqual({ total: 0, sessions: [] });
  const messages = [{ role: 'user' as const, content: 'Hi' }];
  const again = { turnId: newId(), assistantMessageId: newId(), settings: {} };
  const session = { sessionId: tab.number, model: 'model-1', messages, settings: {} };
  const tries: (() => Promise<unknown>)[] = [
    () => getConversation(ctx, { conversationId, limit: 1 }),
    () => ask(ctx, question({ conversationId, parentId: variant.id })),
    () => regenerate(ctx, { ...again, conversationId, messageId: variant.id }),
    () => selectBranch(ctx, { conversationId, messageId: request.id }),
    () => renameConversation(ctx, { conversationId, title: 'Chat' }),
    () => removeConversation(ctx, { conversationId }),
    () => getSession(ctx, tab.number),
    () => switchSessionModel(ctx, tab.number, 'sandbox'),
    () => deleteSession(ctx, tab.number),
    () => askInSession(ctx, session),
    () => askInSession(ctx, { ...session, messages: [...messages, ...messages] }),
  ];
  for (const attempt of tries)
    await expect(attempt(), attempt.toString()).rejects.toMatchObject({ code: 'not_found' });
  await expect(ask(ctx, question({ conversationId }))).rejects.toMatchObject({ code: 'conflict' });
  await removeTab(ctx, { tabId: tab.id });
  await expect(restoreConversation(ctx, { conversationId })).rejects.toMatchObject({ code: 'not_found' });
  await restoreTab(ctx, { tabId: tab.id });
  expect((await getTab(ctx, { tabId: tab.id })).requests).toHaveLength(1);
});

test('a chat is no tab', async () => {
  const { ctx } = await w.app.newUser();
  const { conversationId: tabId } = await storedConversation(ctx, exchanges(1));
  expect((await listTabs(ctx, {})).tabs).toEqual([]);
  for (const attempt of [
    () => getTab(ctx, { tabId }),
    () => renameTab(ctx, { tabId, name: 'Tab' }),
    () => removeTab(ctx, { tabId }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
  await removeConversation(ctx, { conversationId: tabId });
  await expect(restoreTab(ctx, { tabId })).rejects.toMatchObject({ code: 'not_found' });
});
