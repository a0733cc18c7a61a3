import { parseArgs } from 'node:util';
import { checkStored } from './check-stored.ts';
import { checked } from './load.ts';
import { describeMachine, loadNow } from './machine.ts';
import { describeRun, type Report, table, verdict } from './report.ts';
import type { Row, Scenario } from './scenario.ts';
import { firstToken } from './scenarios/first-token.ts';
import { generations } from './scenarios/generations.ts';
import { history } from './scenarios/history.ts';
import { ledger } from './scenarios/ledger.ts';
import { limits } from './scenarios/limits.ts';
import { search } from './scenarios/search.ts';
import { sockets } from './scenarios/sockets.ts';
import { start } from './scenarios/start.ts';
import { storage } from './scenarios/storage.ts';
import { streams } from './scenarios/streams.ts';
import { throughput } from './scenarios/throughput.ts';
import { openWorld } from './world.ts';
import { writePage } from './write-page.ts';

/** `npm run bench`: measures Greenroom against a bare proxy. Exit 1 when any reply was wrong; a missed goal is a figure. */
const scenarios: readonly Scenario[] = [
  start,
  firstToken,
  throughput,
  streams,
  sockets,
  history,
  search,
  ledger,
  limits,
  storage,
  generations,
];
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const chosen = scenarios.filter(({ name }) => options.only === undefined || options.only === name);
if (chosen.length === 0) throw new Error(`--only: one of ${scenarios.map(({ name }) => name).join(', ')}`);

const interrupted = new Promise<null>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(null));
});
const report = await measure();
if (report === null) process.exit(130);
console.log(`\n${table(report.rows)}\n\n${describeRun(report)}\n${verdict(report)}`);
for (const failure of new Set(checked.failures)) console.log(`  ${failure}`);
if (options.write) writePage(report);
process.exit(checked.failures.length + report.stored.wrong === 0 ? 0 : 1);

/** The figures, or `null` when somebody ended the run; whatever was started has stopped by then. */
async function measure(): Promise<Report | null> {
  await using cleanup = new AsyncDisposableStack();
  return await Promise.race([runScenarios(cleanup), interrupted]);
}

async function runScenarios(cleanup: AsyncDisposableStack): Promise<Report> {
  const began = performance.now();
  const machine = describeMachine();
  const say = (what: string) =>
    console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);
  say('starting');
  const world = await openWorld(cleanup, options.profile);
  const rows: Row[] = [];
  for (const scenario of chosen) {
    say(scenario.name);
    rows.push(...(await scenario.run(world, options.quick)));
  }
  const stored = await checkStored(world.databaseUrl);
  say('done');
  const asked = process.argv.slice(2).filter((argument) => argument !== '--write');
  return {
    rows,
    machine,
    stored,
    checked,
    postgres: stored.postgres,
    loadAfter: loadNow(),
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run bench', ...(asked.length === 0 ? [] : ['--', ...asked])].join(' '),
  };
}
