import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { memoryDir } from './database/index.ts';
import { readBrowserReport, readVitestReport } from './read-reports.ts';

function report(content: object): string {
  const { dir } = memoryDir();
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const file = path.join(dir, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('the counts are those of the report', () => {
  const vitest = report({ numPassedTests: 7, numFailedTests: 2 });
  expect(readVitestReport(vitest, 1)).toEqual({ passed: 7, failed: 2 });
  const browser = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } });
  expect(readBrowserReport(browser, 1)).toEqual({ passed: 3, failed: 2 });
});

test('a run that fails without a failing test, or without a report, counts as one failure', () => {
  expect(readVitestReport(report({ numPassedTests: 7, numFailedTests: 0 }), 1)).toEqual({
    passed: 7,
    failed: 1,
  });
  expect(readVitestReport('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1 });
});
