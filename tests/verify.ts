import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { styleText } from 'node:util';

/** What a reviewer should not have to look for, in seconds and without a database. Exit 1 on any failure. */

type Check = { name: string; command: readonly string[]; env?: Readonly<Record<string, string>> };
type Outcome = { passed: boolean; output: string };

const project = path.join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const biome = path.join(require.resolve('@biomejs/biome/package.json'), '../bin/biome');
const knip = path.join(require.resolve('knip'), '../../bin/knip.js');
const next = require.resolve('next/dist/bin/next');
const oxlint = path.join(require.resolve('oxlint/package.json'), '../bin/oxlint');
const tsc = path.join(require.resolve('typescript/package.json'), '../bin/tsc');

/** What the checks read and git does not hold. */
const generated: readonly Check[] = [
  { name: 'database client', command: ['server/main/generate.ts'] },
  { name: 'route types', command: [next, 'typegen'], env: { NEXT_TELEMETRY_DISABLED: '1' } },
];

const checks: readonly Check[] = [
  { name: 'types', command: [tsc, '--noEmit', '--incremental', 'false', '-p', '.'] },
  { name: 'lint', command: [oxlint, '--type-aware'] },
  { name: 'format', command: [biome, 'format', '--reporter=summary'] },
  { name: 'layers', command: ['tests/architecture/check-layers.ts'] },
  { name: 'dead code', command: [knip, '--no-progress', '--treat-config-hints-as-errors'] },
  { name: 'file sizes', command: ['tests/architecture/check-sizes.ts'] },
  { name: 'licences', command: ['tests/architecture/third-party.ts'] },
];

const started = performance.now();
const passed = (await all(generated)) && (await all(checks));
console.log(`${passed ? 'verified' : 'not verified'} in ${seconds(started)}`);
if (!passed) process.exitCode = 1;

async function all(list: readonly Check[]): Promise<boolean> {
  const outcomes = await Promise.all(list.map(runAndReport));
  return outcomes.every(Boolean);
}

async function runAndReport(check: Check): Promise<boolean> {
  const begun = performance.now();
  const outcome = await run(check);
  const mark = outcome.passed ? styleText('green', '✓') : styleText('red', '✗');
  console.log(`${mark} ${check.name.padEnd(16)} ${seconds(begun)}`);
  if (!outcome.passed) console.log(outcome.output.trimEnd());
  return outcome.passed;
}

function run({ command, env }: Check): Promise<Outcome> {
  const options = { cwd: project, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) => {
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      const couldNotRun = typeof error?.code === 'string' ? error.message : '';
      done({ passed: error === null, output: `${stdout}${stderr}${couldNotRun}` });
    });
  });
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
