import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#server/kernel/ids.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

const Listed = z.object({
  total: z.int(),
  page: z.int(),
  page_size: z.int(),
  sessions: z.array(z.looseObject({ title: z.string() })),
});

/** Sessions of the user that were made at the given moments; the later in the list, the later changed. */
async function withSessions(...made: string[]): Promise<OpenApi> {
  const it = await openApi();
  const rows = made.map((createdAt, index) => ({
    uuid: newId(),
    userId: it.user.userId,
    applicationId: 1,
    model: index % 2 === 0 ? 'gpt-4' : 'sandbox',
    title: createdAt,
    createdAt,
    updatedAt: new Date(Date.UTC(2030, 0, index + 1)),
  }));
  await it.app.ports.db.prisma.conversation.createMany({ data: rows });
  return it;
}

async function list(it: OpenApi, query = ''): Promise<z.output<typeof Listed>> {
  const response = await it.api.call('GET', `/v1/chat/history${query}`, { token: it.token });
  expect(response.status).toBe(200);
  return Listed.parse(await response.json());
}

const titles = async (it: OpenApi, query: string) =>
  (await list(it, query)).sessions.map(({ title }) => title);

test('sessions are listed latest change first, ten to a page', async () => {
  const made = Array.from(
    { length: 12 },
    (_, index) => `2024-01-${String(index + 1).padStart(2, '0')}T00:00:00.000Z`,
  );
  await using it = await withSessions(...made);
  const first = await list(it);
  expect([first.total, first.page, first.page_size]).toEqual([12, 1, 10]);
  expect(first.sessions.map(({ title }) => title)).toEqual(made.toReversed().slice(0, 10));
  expect(await titles(it, '?page=2')).toEqual(made.toReversed().slice(10));
  expect(await list(it, '?page=3')).toEqual({ total: 12, page: 3, page_size: 10, sessions: [] });
  expect(await titles(it, '?page=2&page_size=5')).toEqual(made.toReversed().slice(5, 10));
  expect(await list(it, '?page=1000000&page_size=100')).toMatchObject({ total: 12, sessions: [] });
  expect(await list(it, '?model=sandbox&page_size=1')).toMatchObject({ total: 6, page_size: 1 });
});

const BEFORE = '2024-03-01T11:59:59.999Z';
const AT = '2024-03-01T12:00:00.000Z';
const AFTER = '2024-03-01T12:00:00.001Z';

test.each([
  ['Z', '2024-03-01T12:00:00Z'],
  ['small letters', '2024-03-01T12:00:00z'],
  ['milliseconds', '2024-03-01T12:00:00.000Z'],
  ['no zone: UTC', '2024-03-01T12:00:00'],
  ['minutes only', '2024-03-01T12:00'],
  ['microseconds, as isoformat() writes them', '2024-03-01T12:00:00.000000'],
  ['nanoseconds', '2024-03-01T12:00:00.000000000Z'],
  ['a zone, escaped', '2024-03-01T14:30:00%2B02:30'],
  ['a zone whose plus became a blank', '2024-03-01T14:30:00+02:30'],
  ['a zone without a colon', '2024-03-01T14:30:00%2B0230'],
  ['a zone in the west', '2024-03-01T04:00:00-08:00'],
  ['microseconds and a zone', '2024-03-01T12:00:00.000000+00:00'],
])('a moment may be written with %s', async (_, moment) => {
  await using it = await withSessions(BEFORE, AT, AFTER);
  expect(await titles(it, `?start_date=${moment}`)).toEqual([AFTER, AT]);
  expect(await titles(it, `?end_date=${moment}`)).toEqual([AT, BEFORE]);
  expect(await titles(it, `?start_date=${moment}&end_date=${moment}`)).toEqual([AT]);
});

test('a day is its beginning', async () => {
  await using it = await withSessions('2024-02-29T23:59:59.999Z', '2024-03-01T00:00:00.000Z');
  expect(await titles(it, '?start_date=2024-03-01')).toEqual(['2024-03-01T00:00:00.000Z']);
});

test('the first and the last year that can be written are answered', async () => {
  await using it = await withSessions(AT);
  expect(await titles(it, '?start_date=0001-01-01&end_date=9999-12-31T23:59:59.999999Z')).toEqual([AT]);
});

test('an empty span of time holds nothing', async () => {
  await using it = await withSessions(AT);
  expect(await list(it, '?start_date=2025-01-01&end_date=2024-01-01')).toMatchObject({
    total: 0,
    sessions: [],
  });
});

test('nobody sees what is another’s, what was removed, or an answer of which no word has come', async () => {
  await using it = await withSessions(AT);
  const { prisma } = it.app.ports.db;
  const other = await it.app.newUser();
  const shared = { applicationId: 1, model: 'gpt-4', title: 'Hidden' };
  await prisma.conversation.create({ data: { ...shared, uuid: newId(), userId: other.userId } });
  await prisma.conversation.create({
    data: { ...shared, uuid: newId(), userId: it.user.userId, deletedAt: new Date() },
  });
  const [question, answer] = [newId(), newId()];
  const conversation = await prisma.conversation.findFirstOrThrow({
    where: { title: AT, userId: it.user.userId },
  });
  await prisma.message.createMany({
    data: [
      { id: question, conversationId: conversation.id, depth: 0, role: 'user', content: 'Hi' },
      {
        id: answer,
        conversationId: conversation.id,
        depth: 1,
        parentId: question,
        role: 'assistant',
        status: 'streaming',
        content: '',
      },
    ],
  });
  await prisma.conversation.update({ where: { id: conversation.id }, data: { activeLeafId: answer } });
  expect(await list(it)).toMatchObject({
    total: 1,
    sessions: [{ title: AT, messages: [{ role: 'user', content: 'Hi' }] }],
  });
});

test('a key of an application lists its sessions under that application', async () => {
  await using it = await openApi();
  const body = {
    model: 'gpt-4',
    messages: [{ role: 'user', content: '[[sandbox:tokens=1]]' }],
    stream: false,
  };
  await it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
  const { applicationId } = await it.app.ports.db.prisma.apiKey.findFirstOrThrow({
    where: { userId: it.user.userId },
  });
  expect(applicationId).toBeGreaterThan(1);
  expect(await list(it)).toMatchObject({
    sessions: [{ user_id: it.user.userId, application_id: applicationId }],
  });
});
