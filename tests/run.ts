import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#server/main/start/project-root.ts';
import { readBrowserReport, readVitestReport, type Tally } from './support/read-reports.ts';
import { runTool } from './support/run-tool.ts';

/**
 * `npm test`: verify, then the tests on PostgreSQL, then those in the browser. `npm test -- ARGUMENTS` gives the
 * arguments to vitest and runs nothing else. Ends with `N passed, N failed`.
 */
const vitestArguments = process.argv.slice(2);
const everything = vitestArguments.length === 0;
const reports = path.join(projectRoot, 'test-results');
const vitestReport = path.join(reports, 'vitest.json');
const browserReport = path.join(reports, 'browser.json');
rmSync(reports, { recursive: true, force: true });

const verified = everything ? await verify() : true;
const tallies = [await vitest(), ...(everything ? [await browser()] : [])];

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
if (!verified) console.log('\nVerify failed: see above.');
if (passed + failed === 0) console.log('\nNo test was run.');
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = verified && failed === 0 && passed > 0 ? 0 : 1;

async function verify(): Promise<boolean> {
  if (!existsSync(path.join(projectRoot, 'tests/verify.ts'))) return true;
  return (await runTool(['tests/verify.ts'])) === 0;
}

async function vitest(): Promise<Tally> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  const command = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...reporters,
  ];
  return readVitestReport(vitestReport, await runTool([...command, ...vitestArguments]));
}

async function browser(): Promise<Tally> {
  const command = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts'];
  const code = await runTool([...command, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
  });
  return readBrowserReport(browserReport, code);
}
