import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** How many tests passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const browserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

export function readVitestReport(file: string, exitCode: number): Tally {
  const report = existsSync(file) ? vitestReport.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  return withFailure({ passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }, exitCode);
}

/** A test that passed only when tried again counts as failed. */
export function readBrowserReport(file: string, exitCode: number): Tally {
  const stats = existsSync(file)
    ? browserReport.parse(JSON.parse(readFileSync(file, 'utf8'))).stats
    : undefined;
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  return withFailure({ passed: stats?.expected ?? 0, failed }, exitCode);
}

/** A run that failed outside of its tests (a file that does not load, a server that does not start) is one failure. */
function withFailure(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
