import { afterAll, expect, test } from 'vitest';
import {
  conversationFigures,
  generationFigures,
  openGenerations,
  runningTurns,
} from '#server/domain/metric/sql.ts';
import { testApplication } from '#tests/support/app/index.ts';

const app = await testApplication();
afterAll(() => app.close());

test.each([
  [conversationFigures, [], 'conversations_updated_idx'],
  [generationFigures, ['01900000-0000-0000-0000-000000000000'], 'generations_pkey'],
  [openGenerations, [], 'generations_open_by_user_idx'],
  [runningTurns, [], 'turns_running_idx'],
] as const)('$0.name is answered by an index, however much is stored', async ({ text }, values, index) => {
  // In a small table PostgreSQL reads everything for less: only without that choice it shows what it could do.
  const plan = await app.ports.db.transaction(async (sql) => {
    await sql.query({ name: 'no-scans', text: 'SET LOCAL enable_seqscan = off' }, []);
    return sql.query<{ 'QUERY PLAN': string }>({ name: `explain ${index}`, text: `EXPLAIN ${text}` }, values);
  });
  const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(lines).toContain(index);
  expect(lines).not.toContain('Seq Scan');
});
