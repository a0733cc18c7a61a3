import { afterAll, beforeAll, expect, test } from 'vitest';
import { partsOf } from '#server/domain/search/parts.ts';
import { indexMessages, searchMessages } from '#server/domain/search/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Statement } from '#server/kernel/ports.ts';
import { storedConversation, testApplication, type TestApplication } from '#tests/support/app/index.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await testApplication();
});
afterAll(() => app.close());

const different = (count: number, word: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => word(index)).join(' ');

test.each([
  ['a hundred thousand words', different(100_000, (index) => `w${index}`), 80_000],
  ['a long text of few words', 'lorem ipsum '.repeat(80_000), 2],
  // A single character that is eighteen when it is folded.
  ['words that grow', different(60_000, (index) => `ﷺﷺﷺ${index}`), 15_000],
])('of %s no more is indexed than of five parts, each of them small', (_, text, most) => {
  const parts = [...partsOf(text)];
  expect(parts.length).toBeLessThanOrEqual(5);
  for (const { positions } of parts)
    expect([...positions.keys()].reduce((sum, word) => sum + Buffer.byteLength(word) + 30, 0)).toBeLessThan(
      301_000,
    );
  expect(new Set(parts.flatMap(({ positions }) => [...positions.keys()])).size).toBeLessThanOrEqual(most);
});

test('a message of many words that grow when they are folded keeps nobody else’s from being found', async () => {
  const { ctx } = await app.newUser();
  const hostile = different(16_000, (index) => `ﷺﷺﷺ${index}`);
  await storedConversation(ctx, [
    { role: 'user', content: hostile },
    { role: 'assistant', content: 'A quiet heron.' },
  ]);
  await indexMessages(app.system);
  expect((await searchMessages(ctx, { text: 'heron', limit: 5 })).messages).toHaveLength(1);
  expect((await searchMessages(ctx, { text: '"ﷺﷺﷺ77"', limit: 5 })).messages).toHaveLength(1);
});

test('a search has a time limit of its own, and says so when PostgreSQL gives it up', async () => {
  const { ctx } = await app.newUser();
  const limits: unknown[] = [];
  const looked = async (given: Context, end: (statement: Statement) => Promise<void>): Promise<unknown> => {
    const transaction: Context['db']['transaction'] = (work) =>
      ctx.db.transaction((sql) =>
        work({
          async query(statement, values) {
            if (statement.name === 'search-find-entries') {
              limits.push(...(await sql.query({ name: 'limit', text: 'SHOW statement_timeout' }, [])));
              await end(statement);
            }
            return sql.query(statement, values);
          },
        }),
      );
    return searchMessages({ ...given, db: { ...ctx.db, transaction } }, { text: 'heron', limit: 5 });
  };
  await looked(ctx, () => Promise.resolve());
  expect(limits).toEqual([{ statement_timeout: '5s' }, { statement_timeout: '5s' }]);
  const givenUp = () =>
    Promise.reject(
      Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
    );
  await expect(looked(ctx, givenUp)).rejects.toMatchObject({ code: 'timed_out' });
});
