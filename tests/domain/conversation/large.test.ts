import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAround, listSessions } from '#server/domain/conversation/index.ts';
import {
  countSessions,
  listConversations,
  listSessions as listStatement,
  pathBelow,
} from '#server/domain/conversation/sql-read.ts';
import { searchMessages } from '#server/domain/search/index.ts';
import { SHELF_SIZE } from '#server/domain/search/shelf.ts';
import { findEntries } from '#server/domain/search/sql.ts';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { testApplication, type TestApplication, type TestUser } from '#tests/support/app/index.ts';
import { type Plan, planOf, testDatabaseUrl } from '#tests/support/database/index.ts';
import { bulkMessages, bulkSessions } from '#tests/support/database/stored-in-bulk.ts';

const SESSIONS = 100_000;
const MESSAGES = 50_000;

let app: TestApplication;
let user: TestUser;

beforeAll(async () => {
  app = await testApplication();
  user = await app.newUser();
  const other = await app.newUser();
  await withClient(await testDatabaseUrl(), async (client) => {
    // VACUUM marks as seen by all only what it knows to be on the disk.
    await client.query('SET synchronous_commit = on');
    await bulkSessions(client, user.userId, SESSIONS);
    await bulkSessions(client, other.userId, 10_000);
    for (const { userId } of [user, other]) await bulkMessages(client, userId, MESSAGES);
    await client.query('VACUUM ANALYZE conversations, messages, search_entries');
  });
}, 120_000);
afterAll(() => app.close());

const HISTORY = ['Index Only Scan conversations_history_idx', 'Index Scan conversations_pkey'];
const scans = ({ steps }: Plan) =>
  steps.filter((step) => step.includes('Scan') && !step.startsWith('Subquery'));

describe.each(['once for all', 'for these values'] as const)(
  'of 100,000 sessions, planned %s,',
  (planned) => {
    test.each([
      [10, 1],
      [10, 5000],
      [100, 1],
      [100, 1000],
    ])('a page of %i, number %i, is found in the index, and nothing else is fetched', async (size, page) => {
      const plan = await planOf(
        app.ports.db,
        listStatement,
        [user.userId, null, null, null, (page - 1) * size, size],
        planned,
      );
      expect(scans(plan)).toEqual(HISTORY);
      expect(plan.sorted).toBeLessThanOrEqual(size);
      // The count reads about 950: so no page costs twice what the first one does.
      expect(plan.pages).toBeLessThan(1300);
    });

    test.each([
      ['all', null, null, null],
      ['one model', null, null, 'gpt-4'],
      ['some weeks', '2026-02-01', '2026-03-01', null],
      ['one model in some weeks', '2026-02-01', '2026-03-01', 'gpt-4'],
    ])('%s of them are listed and counted without a look at the rows', async (_, from, until, model) => {
      const filter = [user.userId, from, until, model];
      const listed = await planOf(app.ports.db, listStatement, [...filter, 0, 10], planned);
      const counted = await planOf(app.ports.db, countSessions, filter, planned);
      expect(scans(listed)).toEqual(HISTORY);
      expect(scans(counted)).toEqual([HISTORY[0]]);
      expect(counted.pages).toBeLessThan(1200);
    });

    test('the sidebar goes on anywhere at the price of its top', async () => {
      for (const from of [null, '2026-02-01']) {
        const plan = await planOf(
          app.ports.db,
          listConversations,
          [user.userId, from, from === null ? null : 50_000, 51],
          planned,
        );
        expect(plan.steps).toContain('Index Scan conversations_history_idx');
        expect(plan.pages).toBeLessThan(200);
      }
    });
  },
);

test('the history tells of 100,000 sessions exactly, and its pages meet', async () => {
  const page = (number: number, pageSize: number) => listSessions(user.ctx, { page: number, pageSize });
  const late = await page(5000, 10);
  expect([late.total, late.sessions[0]?.title]).toEqual([SESSIONS + 1, `session ${SESSIONS - 49_989}`]);
  expect((await page(10_001, 10)).sessions.map(({ title }) => title)).toEqual(['session 1']);
  const weeks = { createdFrom: new Date('2026-02-01'), createdUntil: new Date('2026-02-08') };
  expect((await listSessions(user.ctx, { page: 1, pageSize: 1, ...weeks, model: 'gpt-4' })).total).toBe(1009);
});

describe('among 50,000 messages of each of two users', () => {
  test.each([
    ['the commonest word', `'~.the'`],
    ['a word that is begun', `'~.w':*`],
    ['a rare word', `'~.rare'`],
    ['a phrase', `('~.of' <1> '~.word17')`],
    ['what nobody said', `'~.nothing'`],
    ['common words without another', `'~.the' & '~.question' & !'~.word1'`],
  ])('%s is looked for in the index alone, and a bounded part is weighed', async (_, query) => {
    for (const planned of ['once for all', 'for these values'] as const) {
      const values = [user.userId, query, 2_147_483_647, 200, null, null, 20];
      const plan = await planOf(app.ports.db, findEntries, values, planned);
      expect(plan.steps).toContain('Bitmap Index Scan search_entries_words_idx');
      expect(plan.steps.filter((step) => step.startsWith('Seq Scan'))).toEqual([]);
      expect(plan.sorted).toBeLessThanOrEqual(SHELF_SIZE);
      expect(plan.pages).toBeLessThan(600);
    }
  });

  test('the first of 50,000 messages is shown with those around it, whatever lies below', async () => {
    const conversation = await app.ports.db.prisma.conversation.findFirstOrThrow({
      where: { userId: user.userId, title: 'long' },
      include: { messages: { where: { depth: { in: [0, 4999] } }, orderBy: { depth: 'asc' } } },
    });
    const [first, last] = conversation.messages;
    const data = { activeLeafId: last?.id ?? null };
    await app.ports.db.prisma.conversation.update({ where: { id: conversation.id }, data });
    const ref = { conversationId: conversation.uuid, messageId: first?.id ?? '' };
    const page = await listAround(user.ctx, { ...ref, below: 20, limit: 40 });
    expect([page.active, page.earlier, page.messages.length]).toEqual([true, false, 21]);
    const values = [conversation.id, ref.messageId, data.activeLeafId, 20];
    const plan = await planOf(app.ports.db, pathBelow, values, 'once for all');
    expect(plan.steps.filter((step) => step.startsWith('Seq Scan'))).toEqual([]);
    // A look-up by key for each of the 5,000.
    expect(plan.pages).toBeLessThan(25_000);
  });

  test('each user finds their own', async () => {
    const { messages, nextCursor } = await searchMessages(user.ctx, {
      text: 'rare "the question"',
      limit: 50,
    });
    expect([messages.length, nextCursor]).toEqual([MESSAGES / 5000, null]);
  });
});
