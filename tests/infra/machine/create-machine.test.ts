import path from 'node:path';
import { expect, test } from 'vitest';
import { createMachine } from '#server/infra/machine/create-machine.ts';
import { testDataDir } from '#tests/support/database/index.ts';

test('what a machine tells of itself is possible, also before DATA_DIR exists', async () => {
  const machine = createMachine({ dataDir: path.join(testDataDir(), 'not', 'yet'), version: '1.2.3' });
  const { cpuPercent, memoryPercent } = machine.usage();
  for (const percent of [cpuPercent, memoryPercent]) {
    expect(percent).toBeGreaterThanOrEqual(0);
    expect(percent).toBeLessThanOrEqual(100);
  }
  const { freeBytes, totalBytes } = await machine.disk();
  expect(freeBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThanOrEqual(freeBytes);
  const { residentBytes, heapUsedBytes, loopLagSeconds } = machine.process();
  expect(residentBytes).toBeGreaterThan(heapUsedBytes);
  expect(Object.values(loopLagSeconds).every((seconds) => Number.isFinite(seconds) && seconds >= 0)).toBe(
    true,
  );
});
