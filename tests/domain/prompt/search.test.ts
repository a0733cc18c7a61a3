import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrompt, listPrompts } from '#server/domain/prompt/index.ts';
import { findPrompts } from '#server/domain/prompt/sql.ts';
import { searchQueries } from '#server/domain/prompt/search-words.ts';
import { type TestApplication, testApplication, type TestUser } from '#tests/support/app/index.ts';

let app: TestApplication;
let user: TestUser;

beforeAll(async () => {
  app = await testApplication();
  user = await app.newUser();
  for (const [title, content, description] of [
    ['Text Summarizer', 'Summarize the following text: {text}', 'Generates concise summaries'],
    ['Résumé für Ämter', 'Lebenslauf schreiben', ''],
    ['文章摘要工具', '请总结以下内容：{text}', ''],
    ['Краткое изложение', 'Изложи текст', ''],
    ['한국어 요약 도우미', '다음 글을 요약', ''],
    ['สรุปข้อความ', 'ย่อความ', ''],
    ['ملخص النص', 'لخص النص التالي', ''],
    ['Query builder', "SELECT * FROM t WHERE name = 'O''Brien' & \\x", 'for SQL'],
  ] as const)
    await createPrompt(user.ctx, { title, content, description });
});
afterAll(() => app.close());

const titles = async (search: string) =>
  (await listPrompts(user.ctx, { search, whose: 'mine' })).prompts.map(({ title }) => title);

test.each([
  ['text', ['Text Summarizer', '文章摘要工具']],
  ['summ', ['Text Summarizer']],
  ['SUMMARIES gener', ['Text Summarizer']],
  ['following  text', ['Text Summarizer']],
  ['gener summaries', []],
  ['izer', []],
  ['resume', ['Résumé für Ämter']],
  ['RÉSUMÉ FUR amt', ['Résumé für Ämter']],
  ['摘要', ['文章摘要工具']],
  ['要工具', ['文章摘要工具']],
  ['总', ['文章摘要工具']],
  ['要摘', []],
  ['ИЗЛОЖ', ['Краткое изложение']],
  ['요약', ['한국어 요약 도우미']],
  ['ข้อความ', ['สรุปข้อความ']],
  ['النص', ['ملخص النص']],
  ["O'Brien", ['Query builder']],
  ['{text}', ['Text Summarizer', '文章摘要工具']],
])('%j finds %j', async (search, found) => {
  expect((await titles(search)).toSorted()).toEqual([...found].toSorted());
});

test.each([
  "'",
  "text' | '",
  'text & !summ',
  "a':*",
  '\\',
  "'; DROP TABLE prompts; --",
  '(((',
  '<->',
  ':*A',
  '%',
  '_',
  '|',
])('in %j nothing is an operator', async (search) => {
  expect(Array.isArray(await titles(search))).toBe(true);
  expect((await listPrompts(user.ctx, { whose: 'mine' })).total).toBe(8);
});

test('a search without letters finds nothing, an empty one everything', async () => {
  expect([await titles('!?'), (await titles('  ')).length, (await titles('')).length]).toEqual([[], 8, 8]);
});

test('what has the words in its title comes first, also when it is the system’s', async () => {
  const { ctx } = await app.newUser();
  await createPrompt(ctx, { title: 'Mine', content: 'translate' });
  const { prompts } = await listPrompts(ctx, { search: 'transl' });
  expect(prompts.slice(0, 2).map(({ title }) => title)).toEqual(['Translate', 'Mine']);
});

test('the longest prompt of the most different words can be stored', async () => {
  const { ctx } = await app.newUser();
  const content = Array.from({ length: 100_000 }, (_, index) =>
    String.fromCharCode(0x4e00 + ((index * 7 + Math.floor(index / 20_000)) % 20_000)),
  ).join('');
  await createPrompt(ctx, { title: 't', content });
  expect(await listPrompts(ctx, { search: content.slice(50, 60), whose: 'mine' })).toMatchObject({
    total: 1,
  });
});

test('among many prompts of many people every filter finds its index', async () => {
  const heavy = await app.newUser();
  const run = (text: string, values: readonly number[] = []) =>
    app.ports.db.query<{ 'QUERY PLAN': string }>({ name: '', text }, values);
  const columns = 'prompts (user_id, title, content, scenario, search)';
  const row = `'x', repeat('y ', 300), 'scenario ' || n, format('''common'':1 ''word%s'':1A', n)::tsvector`;
  await run(`INSERT INTO users (uuid) SELECT 'many ' || n FROM generate_series(1, 100) n`);
  await run(`INSERT INTO ${columns} SELECT u.id, ${row} FROM users u, generate_series(1, 100) n`);
  await run(`INSERT INTO ${columns} SELECT $1, ${row} FROM generate_series(101, 5000) n`, [heavy.userId]);
  await run('VACUUM ANALYZE prompts');
  const planOf = async (userId: number, filter: Partial<Parameters<typeof findPrompts>[0]>) => {
    const { page } = findPrompts({ userId, whose: 'all', words: null, skip: 0, take: 20, ...filter });
    const explained = { name: '', text: `EXPLAIN ${page.statement.text}` };
    const rows = await app.ports.db.query<{ 'QUERY PLAN': string }>(explained, page.values);
    return rows.map((line) => line['QUERY PLAN']).join('\n');
  };
  const plans = {
    rareWord: await planOf(heavy.userId, { words: searchQueries('word777') }),
    scenario: await planOf(heavy.userId, { scenario: 'scenario 777' }),
    newest: await planOf(heavy.userId, { whose: 'mine' }),
    mine: await planOf(user.userId, { whose: 'mine' }),
    templates: await planOf(user.userId, { whose: 'templates' }),
    all: await planOf(user.userId, {}),
  };
  expect(plans.rareWord).toContain('prompts_search_idx');
  expect(plans.scenario).toContain('prompts_user_id_scenario_idx');
  expect(plans.newest).toContain('Index Scan using prompts_user_id_updated_at_id_idx');
  for (const plan of [plans.mine, plans.templates, plans.all])
    expect(plan).toMatch(/prompts_user_id_\w+_idx/);
  for (const plan of Object.values(plans)) expect(plan).not.toContain('Seq Scan');
});
