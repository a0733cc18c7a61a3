import { expect, onTestFinished, test, vi } from 'vitest';
import { checkHealth } from '#server/domain/health/index.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('a database that answers is timed', async () => {
  await using app = await testApplication();
  const { databaseLatencyMs } = await checkHealth(app.system);
  expect(databaseLatencyMs).toBeGreaterThan(0);
});

test('a database that does not answer is given two seconds', async () => {
  await using app = await testApplication();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const silent = { ...app.system.db, query: () => new Promise<never>(() => {}) };
  const health = checkHealth({ ...app.system, db: silent });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await health).toEqual({ databaseLatencyMs: null, geminiConfigured: false });
});
