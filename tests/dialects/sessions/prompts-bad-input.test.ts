import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { documentedStatuses, sendBad } from '#tests/support/http/bad-requests.ts';
import { addressRows, createRows, FOREIGN_PROMPT, previewRows, updateRows } from './bad-input/prompts.ts';

let it: OpenApi;

beforeAll(async () => {
  it = await openApi();
  const { userId } = await it.app.newUser();
  const data = { id: FOREIGN_PROMPT, userId, title: 'Private', content: 'Say {word}' };
  await it.app.ports.db.prisma.prompt.create({ data });
});
afterAll(() => it[Symbol.asyncDispose]());

const Refusal = z.strictObject({ detail: z.string().min(1).max(1_000) });

test.each([...createRows, ...updateRows, ...previewRows, ...addressRows])(
  '$operation refuses $name with $status',
  async (row) => {
    const response = await sendBad(it, it.token, row);
    const text = await response.text();
    expect([response.status, text.slice(0, 300)]).toEqual([row.status, expect.any(String)]);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    Refusal.parse(JSON.parse(text));
    expect(text).not.toContain('Private');
    expect(documentedStatuses(row.operation)).toContain(String(row.status));
  },
);

test('nothing that was refused has left a trace', async () => {
  const { prisma } = it.app.ports.db;
  const where = { userId: { not: null } };
  expect(await prisma.prompt.findMany({ where, select: { title: true, usageCount: true } })).toEqual([
    { title: 'Private', usageCount: 0 },
  ]);
  expect(await prisma.prompt.count({ where: { userId: null } })).toBe(8);
});

test('what is wrong is named by its place in the request', async () => {
  const body = { title: 'T', content: 'C', metadata: { x: 'y'.repeat(20_000) } };
  const response = await it.api.call('POST', '/api/chat/prompts', { token: it.token, body });
  expect(await response.json()).toEqual({ detail: 'metadata: must have at most 16384 bytes as JSON' });
});
