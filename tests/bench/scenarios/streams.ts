import { setTimeout as delay } from 'node:timers/promises';
import { load, type Outcome } from '../load.ts';
import { residentMb } from '../processes.ts';
import { mb, ms, type Row, type Scenario } from '../scenario.ts';
import { makeSessions } from '../sessions.ts';
import { quantile } from '../statistics.ts';
import type { World } from '../world.ts';

const RATE = 50;
const TOKENS = 256;
const NOMINAL_MS = (TOKENS * 1000) / RATE;
const SPREAD_MS = 1500;
/** Streams at which memory has a goal. */
const MEMORY_AT = 500;
const MOST = 640;
const RULE = { gapMs: 200, firstMs: 500, totalMs: 1.25 * NOMINAL_MS };

/** One attempt at so many streams: the slowest quantiles in milliseconds, and whether they are within the rule. */
type Attempt = { count: number; held: boolean; gap: number; first: number; total: number; failures: number };
/** The attempt that counts, what it took, and the how manieth it was. */
type Step = Attempt & { tries: number; residentMb: number; cores: { greenroom: number; postgres: number } };

/** How many streams of 50 tokens a second one process carries, in steps; a step that fails is tried once more. */
export const streams: Scenario = {
  name: 'streams',
  async run(world, quick) {
    const steps: Step[] = [];
    for (const count of quick ? [MEMORY_AT] : [128, 256, 384, MEMORY_AT, MOST]) {
      const [last] = steps.slice(-1);
      if (last?.held !== false || count === MEMORY_AT) steps.push(await climb(world, count, quick ? 1 : 2));
    }
    const held = Math.max(0, ...steps.filter((step) => step.held).map((step) => step.count));
    const proxy = quick ? null : judge(MOST, await load(world.targets.proxy, planFor(MOST)));
    const memory = steps.find((step) => step.count === MEMORY_AT)?.residentMb ?? Number.NaN;
    return [
      {
        figure: 'P4 Streams of 50 tokens a second held by one process',
        ...(proxy === null ? {} : { proxy: proxy.held ? `≥ ${MOST}` : `< ${MOST}` }),
        greenroom: String(held),
        goal: { text: '≥ 480', met: held >= 480 },
      },
      ...steps.map(describe),
      {
        figure: `Memory of the serving process at ${MEMORY_AT} streams`,
        greenroom: mb(memory),
        goal: { text: '≤ 350 MB', met: memory <= 350 },
      },
    ];
  },
};

async function climb(world: World, count: number, attempts: number): Promise<Step> {
  const sessions = await makeSessions(world.targets.greenroom, count, 20);
  for (let tries = 1; ; tries++) {
    const before = {
      greenroom: world.cpu.greenroom(),
      postgres: world.cpu.postgres(),
      at: performance.now(),
    };
    const memory = delay(SPREAD_MS + NOMINAL_MS / 2).then(() => residentMb(world.greenroom.pid));
    const attempt = judge(count, await load(world.targets.greenroom, { ...planFor(count), sessions }));
    const elapsed = performance.now() - before.at;
    const cores = {
      greenroom: (world.cpu.greenroom() - before.greenroom) / elapsed,
      postgres: (world.cpu.postgres() - before.postgres) / elapsed,
    };
    if (attempt.held || tries === attempts) return { ...attempt, tries, cores, residentMb: await memory };
  }
}

function planFor(count: number) {
  return { streams: count, tokens: TOKENS, rate: RATE, until: { replies: 1 }, spreadMs: SPREAD_MS };
}

function judge(count: number, { failures, gapsMs, firstMs, totalMs }: Outcome): Attempt {
  const gap = quantile(gapsMs, 0.999);
  const first = quantile(firstMs, 0.99);
  const total = quantile(totalMs, 0.99);
  const inTime = gap < RULE.gapMs && first < RULE.firstMs && total <= RULE.totalMs;
  return { count, held: inTime && failures.length === 0, gap, first, total, failures: failures.length };
}

function describe({ count, held, tries, gap, first, total, failures, cores }: Step): Row {
  const outcome = `${held ? 'held' : 'not held'}${tries === 1 ? '' : ' at the second try'}`;
  const worst = `gap ${ms(gap)}, first ${ms(first)}, total ${(total / 1000).toFixed(2)} s`;
  const wrong = failures === 0 ? '' : `, ${failures} wrong`;
  const busy = `${cores.greenroom.toFixed(2)} + ${cores.postgres.toFixed(2)} cores`;
  return { figure: `— ${count} streams`, greenroom: `${outcome}: ${worst}${wrong}; ${busy}` };
}
