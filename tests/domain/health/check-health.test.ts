import { expect, test } from 'vitest';
import { checkHealth } from '#server/domain/health/index.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('a database that answers is timed', async () => {
  await using app = await testApplication();
  const { databaseLatencyMs } = await checkHealth(app.system);
  expect(databaseLatencyMs).toBeGreaterThan(0);
});

test('a database that does not answer is given two seconds', async () => {
  await using app = await testApplication();
  const silent = { ...app.system.db, query: () => new Promise<never>(() => {}) };
  expect(await checkHealth({ ...app.system, db: silent })).toEqual({
    databaseLatencyMs: null,
    geminiConfigured: false,
  });
});
