import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  removeConversation,
  renameConversation,
  restoreConversation,
} from '#server/domain/conversation/index.ts';
import { type Found, indexMessages, searchMessages } from '#server/domain/search/index.ts';
import type { SearchInput } from '#server/domain/search/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { storedConversation, testApplication, type TestApplication } from '#tests/support/app/index.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await testApplication();
});
afterAll(() => app.close());

const said = (...contents: string[]) =>
  contents.map((content, index) => ({
    role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
    content,
  }));

/** Somebody with one conversation for each of the titles, in which this was said. */
async function somebody(said_: Record<string, string[]>): Promise<Context> {
  const { ctx } = await app.newUser();
  for (const [title, contents] of Object.entries(said_))
    await storedConversation(ctx, said(...contents), { title });
  await indexMessages(app.system);
  return ctx;
}

const search = (ctx: Context, text: string, over: Partial<SearchInput> = {}): Promise<Found> =>
  searchMessages(ctx, { text, limit: 20, ...over });
const plain = (parts: readonly { text: string }[]) => parts.map(({ text }) => text).join('');
const found = async (ctx: Context, text: string) =>
  (await search(ctx, text)).messages.map(({ snippet }) => plain(snippet));

describe('a search', () => {
  test('finds questions, answers and titles that have all the words, the last perhaps only begun', async () => {
    const ctx = await somebody({
      'About foxes': ['The red fox', 'A fox is often red.'],
      'Other things': ['A red herring', 'No animal.'],
    });
    const { titles, messages, nextCursor } = await search(ctx, 'RED fo');
    expect(titles).toEqual([]);
    expect(nextCursor).toBeNull();
    expect(messages.map(({ title, role, snippet }) => [title, role, plain(snippet)])).toEqual(
      expect.arrayContaining([
        ['About foxes', 'user', 'The red fox'],
        ['About foxes', 'assistant', 'A fox is often red.'],
      ]),
    );
    expect(messages).toHaveLength(2);
    expect((await search(ctx, 'abou')).titles).toMatchObject([
      {
        title: [
          { text: 'About', hit: true },
          { text: ' foxes', hit: false },
        ],
      },
    ]);
    expect(await found(ctx, 'fo red')).toEqual([]);
  });

  test('knows quotes and minus, accents and scripts without blanks', async () => {
    const ctx = await somebody({
      one: ['white wine, red grapes', 'red wine'],
      two: ['我想学习中文', 'Crème brûlée'],
      three: ['ｶﾞｷﾞｸﾞ', 'ภาษาไทยง่าย'],
    });
    expect(await found(ctx, '"red wine"')).toEqual(['red wine']);
    expect((await found(ctx, 'red wine')).toSorted()).toEqual(['red wine', 'white wine, red grapes']);
    expect(await found(ctx, 'wine -white')).toEqual(['red wine']);
    expect(await found(ctx, '学习中')).toEqual(['我想学习中文']);
    expect(await found(ctx, '文')).toEqual(['我想学习中文']);
    expect(await found(ctx, '习学')).toEqual([]);
    expect(await found(ctx, 'creme BRULEE')).toEqual(['Crème brûlée']);
    expect(await found(ctx, 'ギグ')).toEqual(['ｶﾞｷﾞｸﾞ']);
    expect(await found(ctx, 'ไทย')).toEqual(['ภาษาไทยง่าย']);
  });

  test('for what is no word, or looks like a language, is no mistake', async () => {
    const { ctx } = await app.newUser();
    const odd = [
      '',
      ' ',
      '"',
      '-',
      '-wine',
      "'",
      '\\',
      '\0',
      '\ud800',
      ':*',
      '<->',
      '!',
      '&|',
      '(',
      '~.x',
      '%',
      '_',
    ];
    const long = ['a', '"', '文'].map((one) => one.repeat(300));
    for (const text of [...odd, ...long, '😀'.repeat(150), '- - -']) {
      expect([text, await search(ctx, text)]).toEqual([text, { titles: [], messages: [], nextCursor: null }]);
    }
  });

  test('shows nobody else’s, and nothing of a chat that was deleted until it is back', async () => {
    const ctx = await somebody({ mine: ['zebra crossing'] });
    const stranger = await somebody({ zebra: ['zebra stripes'] });
    expect(await found(ctx, 'zebra')).toEqual(['zebra crossing']);
    const [hit] = (await search(stranger, 'zebra')).messages;
    const gone = { conversationId: hit?.conversationId ?? '' };
    await removeConversation(stranger, gone);
    expect(await search(stranger, 'zebra')).toMatchObject({ titles: [], messages: [] });
    await restoreConversation(stranger, gone);
    expect(await search(stranger, 'zebra')).toMatchObject({ titles: [{}], messages: [{}] });
    await expect(
      searchMessages(app.contextOf({ kind: 'anonymous' }), { text: 'zebra', limit: 5 }),
    ).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('finds a chat by its new name and no longer by the old one', async () => {
    const ctx = await somebody({ 'Old curtain': [] });
    const [hit] = (await search(ctx, 'curtain')).titles;
    const conversationId = hit?.conversationId ?? '';
    await renameConversation(ctx, { conversationId, title: 'First' });
    await renameConversation(ctx, { conversationId, title: 'New stage' });
    await indexMessages(app.system);
    expect((await search(ctx, 'curtain')).titles).toEqual([]);
    expect((await search(ctx, 'first')).titles).toEqual([]);
    expect((await search(ctx, 'stage')).titles).toMatchObject([{ conversationId }]);
  });

  test('prefers what is newer, and what says it more', async () => {
    const ctx = await somebody({
      chat: ['fox', 'a long story in which somewhere far away a fox comes along', 'fox'],
    });
    const day = (number: number) => new Date(Date.UTC(2026, 0, number));
    const [first, , last] = await ctx.db.prisma.message.findMany({
      where: { conversation: { userId: ctx.actor.kind === 'user' ? ctx.actor.userId : 0 } },
      orderBy: { depth: 'asc' },
    });
    const order = async () => (await search(ctx, 'fox')).messages.map(({ messageId }) => messageId);
    expect((await order()).at(-1)).not.toBe(last?.id);
    await ctx.db.prisma.searchEntry.updateMany({
      where: { messageId: first?.id ?? '' },
      data: { saidAt: day(1) },
    });
    expect((await order()).at(-1)).toBe(first?.id);
    expect((await order())[0]).toBe(last?.id);
  });

  test('is read page by page, each hit once, whatever is said meanwhile', async () => {
    const ctx = await somebody({ chat: Array.from({ length: 230 }, (_, index) => `kiwi ${index}`) });
    const seen: string[] = [];
    let cursor: Found['nextCursor'] = null;
    do {
      const page: Found = await search(ctx, 'kiwi', { cursor, limit: 50 });
      seen.push(...page.messages.map(({ messageId }) => messageId));
      cursor = page.nextCursor;
      await storedConversation(ctx, said('one more kiwi'));
      await indexMessages(app.system);
    } while (cursor !== null);
    expect(seen).toHaveLength(230);
    expect(new Set(seen).size).toBe(230);
  });

  test('finds the end of a very long message', async () => {
    const text = `${'😀 filler '.repeat(20_000)} needle`;
    const ctx = await somebody({ long: [text] });
    expect(await found(ctx, 'needle')).toEqual([expect.stringMatching(/^….* needle$/)]);
  });
});
