import { describe, expect, test } from 'vitest';
import {
  ask,
  getConversation,
  getSession,
  listConversations,
  listMessages,
  listSessions,
  tellSessions,
} from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  exchanges,
  follow,
  question,
  startTalking,
  storedConversation,
  testApplication,
} from '#tests/support/app/index.ts';

type ConversationPage = Awaited<ReturnType<typeof listConversations>>;

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number, 12));

describe('the list of conversations', () => {
  test('is read page by page, newest change first, each conversation once, also where times are equal', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    const titles: string[] = [];
    for (let index = 0; index < 25; index++) {
      const title = `chat ${index}`;
      // Five at each time.
      await storedConversation(ctx, [], { title, updatedAt: day(1 + Math.floor(index / 5)) });
      titles.unshift(title);
    }
    const pages: ConversationPage[] = [];
    let cursor: ConversationPage['nextCursor'] = null;
    do {
      const page: ConversationPage = await listConversations(ctx, { cursor, limit: 7 });
      pages.push(page);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(pages.map((page) => page.conversations.length)).toEqual([7, 7, 7, 4]);
    expect(pages.flatMap((page) => page.conversations.map(({ title }) => title))).toEqual(titles);
  });

  test('says which are running, and shows nobody else’s', async () => {
    await using t = await startTalking();
    const stranger = await t.app.newUser();
    await storedConversation(stranger.ctx, exchanges(1));
    await storedConversation(t.ctx, exchanges(1), { title: 'quiet' });
    t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    await ask(t.ctx, question({ content: 'running' }));
    const { conversations, nextCursor } = await listConversations(t.ctx, { limit: 50 });
    expect(conversations.map(({ title, running }) => [title, running])).toEqual([
      ['running', true],
      ['quiet', false],
    ]);
    expect(nextCursor).toBeNull();
  });

  test('has what was answered last at its top', async () => {
    await using t = await startTalking();
    const old = await storedConversation(t.ctx, exchanges(1), { title: 'old', updatedAt: day(1) });
    await storedConversation(t.ctx, exchanges(1), { title: 'newer', updatedAt: day(2) });
    const asked = question({ conversationId: old.conversationId, parentId: old.leafId });
    await ask(t.ctx, asked);
    await follow(t.ctx, asked.turnId).done;
    const { conversations } = await listConversations(t.ctx, { limit: 50 });
    expect(conversations.map(({ title }) => title)).toEqual(['old', 'newer']);
  });
});

describe('the messages of a path', () => {
  test('are read from the end upwards, page by page, without gap or repetition', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    const { conversationId, messageIds } = await storedConversation(ctx, exchanges(23));
    const view = await getConversation(ctx, { conversationId, limit: 10 });
    const read = view.messages.map(({ id }) => id);
    let { earlier } = view;
    while (earlier) {
      const page = await listMessages(ctx, { conversationId, limit: 10, before: read[0] });
      expect(page.messages.length).toBeGreaterThan(0);
      read.unshift(...page.messages.map(({ id }) => id));
      earlier = page.earlier;
    }
    expect(read).toEqual(messageIds);
  });

  test('end where the conversation begins, and are nobody else’s', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    const { conversationId, messageIds } = await storedConversation(ctx, exchanges(1));
    const first = messageIds[0];
    expect(await listMessages(ctx, { conversationId, limit: 10, before: first })).toEqual({
      messages: [],
      earlier: false,
    });
    expect(await getConversation(ctx, { conversationId, limit: 2 })).toMatchObject({ earlier: false });
    const empty = await storedConversation(ctx, []);
    expect(await getConversation(ctx, { ...empty, limit: 2 })).toMatchObject({
      messages: [],
      earlier: false,
    });
    const stranger = await app.newUser();
    for (const [who, before] of [
      [stranger.ctx, undefined],
      [stranger.ctx, first],
      [ctx, newId()],
    ] as const) {
      await expect(listMessages(who, { conversationId, limit: 10, before })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
  });
});

describe('the history of sessions', () => {
  test('is filtered by model and dates, counted, and given page by page with all messages', async () => {
    await using app = await testApplication();
    const { ctx } = await app.newUser();
    for (let number = 1; number <= 9; number++) {
      const model = number % 3 === 0 ? 'gpt-4o' : 'model-1';
      await storedConversation(ctx, exchanges(1), {
        title: `${number}`,
        model,
        createdAt: day(number),
        updatedAt: day(number),
      });
    }
    const titles = async (filter: Partial<Parameters<typeof listSessions>[1]>) => {
      const { total, sessions } = await listSessions(ctx, { page: 1, pageSize: 100, ...filter });
      return { total, titles: sessions.map(({ title }) => title).join(' ') };
    };
    expect(await titles({})).toEqual({ total: 9, titles: '9 8 7 6 5 4 3 2 1' });
    expect(await titles({ page: 2, pageSize: 4 })).toEqual({ total: 9, titles: '5 4 3 2' });
    expect(await titles({ page: 9 })).toEqual({ total: 9, titles: '' });
    expect(await titles({ model: 'gpt-4o' })).toEqual({ total: 3, titles: '9 6 3' });
    expect(await titles({ createdFrom: day(3), createdUntil: day(5) })).toEqual({
      total: 3,
      titles: '5 4 3',
    });
    expect(await titles({ createdFrom: day(4), model: 'gpt-4o' })).toEqual({ total: 2, titles: '9 6' });
    expect(await titles({ createdUntil: day(0) })).toEqual({ total: 0, titles: '' });
    const { sessions } = await listSessions(ctx, { page: 1, pageSize: 1 });
    for await (const { messages } of tellSessions(ctx, sessions))
      expect(await Array.fromAsync(messages)).toEqual(exchanges(1));
  });

  test('has the active path only, without answers that never got a word', async () => {
    await using t = await startTalking();
    const { conversationId, sessionId, messageIds } = await storedConversation(t.ctx, exchanges(1));
    t.provider.answer({ steps: ['stall'] });
    await ask(t.ctx, question({ conversationId, parentId: null, content: 'other beginning' }));
    expect(await Array.fromAsync((await getSession(t.ctx, sessionId)).messages)).toEqual([
      { role: 'user', content: 'other beginning' },
    ]);
    expect(messageIds).toHaveLength(2);
    const stranger = await t.app.newUser();
    await expect(getSession(stranger.ctx, sessionId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listSessions(stranger.ctx, { page: 1, pageSize: 9 })).toEqual({ total: 0, sessions: [] });
  });
});
