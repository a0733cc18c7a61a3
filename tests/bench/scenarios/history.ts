import { load } from '../load.ts';
import { ms, type Row, type Scenario, times } from '../scenario.ts';
import { makeSessions } from '../sessions.ts';
import { median, quantile } from '../statistics.ts';
import type { World } from '../world.ts';

type Block = { firstMs: number; cpuMs: number; postgresMs: number };

/** A question at the end of a conversation of 20 messages, and at the end of one of 2,000. */
export const history: Scenario = {
  name: 'history',
  async run(world, quick) {
    const rounds = quick ? 2 : 5;
    const size = quick ? 60 : 200;
    // As many as there are questions in a round: a short conversation must not become a long one.
    const short = await makeSessions(world.targets.greenroom, size, 20);
    const long = await makeSessions(world.targets.greenroom, 8, 2000);
    const blocks: Record<'short' | 'long', Block[]> = { short: [], long: [] };
    await ask(world, short, size);
    await ask(world, long, size);
    for (let round = 0; round < rounds; round++) {
      blocks.short.push(await ask(world, short, size));
      blocks.long.push(await ask(world, long, size));
    }
    return [
      row('P8 Time to first token', blocks, 'firstMs', true),
      row('P8 CPU time of a reply of 8 tokens', blocks, 'cpuMs', true),
      row('CPU time of PostgreSQL for it', blocks, 'postgresMs', false),
    ];
  },
};

async function ask({ targets, cpu }: World, sessions: readonly number[], size: number): Promise<Block> {
  const before = { greenroom: cpu.greenroom(), postgres: cpu.postgres() };
  const plan = { streams: 1, tokens: 8, rate: 1000, until: { replies: size }, sessions };
  const { firstMs } = await load(targets.greenroom, plan);
  return {
    firstMs: quantile(firstMs, 0.5),
    cpuMs: (cpu.greenroom() - before.greenroom) / size,
    postgresMs: (cpu.postgres() - before.postgres) / size,
  };
}

function row(
  figure: string,
  blocks: Record<'short' | 'long', Block[]>,
  name: keyof Block,
  judged: boolean,
): Row {
  const short = median(blocks.short.map((block) => block[name]));
  const long = median(blocks.long.map((block) => block[name]));
  const shown = `${times(long / short)} (${ms(short)} → ${ms(long)})`;
  const goal = judged ? { goal: { text: '≤ 1.2×', met: long / short <= 1.2 } } : {};
  return { figure: `${figure}, 2,000 messages of history over 20`, greenroom: shown, ...goal };
}
