import { load, type Load } from '../load.ts';
import { ms, type Row, type Scenario } from '../scenario.ts';
import { makeSessions } from '../sessions.ts';
import { median, quantile } from '../statistics.ts';
import type { World } from '../world.ts';

const NAMES = ['direct', 'proxy', 'greenroom'] as const;
type Shape = Pick<Load, 'tokens' | 'rate'>;
type Firsts = Record<(typeof NAMES)[number], { p50: number; p99: number }>;

/** One stream: what is added to the time to the first token, target minus direct within each round. */
export const firstToken: Scenario = {
  name: 'first-token',
  async run(world, quick) {
    const paced = await measure(world, quick ? 3 : 5, quick ? 100 : 300, { tokens: 8, rate: 1000 });
    const flood = await measure(world, 3, 100, { tokens: 256, rate: 0 });
    const p50 = added(paced, 'greenroom', 'p50');
    const p99 = added(paced, 'greenroom', 'p99');
    return [
      row('Time to first token, one stream, p50', paced, 'p50'),
      { ...row('P1 added to it, p50', paced, 'p50', true), goal: { text: '≤ 1.5 ms', met: p50 <= 1.5 } },
      { ...row('P1 added to it, p99', paced, 'p99', true), goal: { text: '≤ 6 ms', met: p99 <= 6 } },
      row('The same when all 256 tokens come at once: added, p50', flood, 'p50', true),
    ];
  },
};

async function measure({ targets }: World, rounds: number, replies: number, shape: Shape): Promise<Firsts[]> {
  // One for each reply of a round, so that conversations stay about as long as they were.
  const sessions = await makeSessions(targets.greenroom, replies, 20);
  const plan: Load = { streams: 1, until: { replies }, ...shape };
  await load(targets.greenroom, { ...plan, sessions });
  const all: Firsts[] = [];
  for (let round = 0; round < rounds; round++) {
    const firsts: Firsts = {
      direct: { p50: 0, p99: 0 },
      proxy: { p50: 0, p99: 0 },
      greenroom: { p50: 0, p99: 0 },
    };
    for (const name of NAMES) {
      const { firstMs } = await load(targets[name], { ...plan, sessions });
      firsts[name] = { p50: quantile(firstMs, 0.5), p99: quantile(firstMs, 0.99) };
    }
    all.push(firsts);
  }
  return all;
}

function added(rounds: readonly Firsts[], name: keyof Firsts, at: 'p50' | 'p99'): number {
  return median(rounds.map((round) => round[name][at] - round.direct[at]));
}

function row(figure: string, rounds: readonly Firsts[], at: 'p50' | 'p99', overDirect = false): Row {
  const shown = (name: keyof Firsts) =>
    ms(overDirect ? added(rounds, name, at) : median(rounds.map((round) => round[name][at])));
  return {
    figure,
    ...(overDirect ? {} : { direct: shown('direct') }),
    proxy: shown('proxy'),
    greenroom: shown('greenroom'),
  };
}
