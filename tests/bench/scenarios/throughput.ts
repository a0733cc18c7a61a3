import { load } from '../load.ts';
import { ms, type Row, type Scenario, times } from '../scenario.ts';
import { makeSessions } from '../sessions.ts';
import { median } from '../statistics.ts';
import type { World } from '../world.ts';

const TOKENS = 256;
/** Medians over the rounds; CPU in milliseconds a reply. */
type Figures = Record<'direct' | 'proxy' | 'greenroom' | 'proxyCpu' | 'greenroomCpu' | 'postgresCpu', number>;

/** As many replies of 256 tokens as go through, and the CPU time of one. */
export const throughput: Scenario = {
  name: 'throughput',
  async run(world, quick) {
    const at32 = await measure(world, 32, quick);
    const at128 = await measure(world, 128, quick);
    const share = at128.greenroom / at128.direct;
    return [
      rate('Replies of 256 tokens a second, 32 streams', at32),
      {
        ...rate('P5 Replies of 256 tokens a second, 128 streams', at128),
        goal: { text: '≥ 400, ≥ 25 % of direct', met: at128.greenroom >= 400 && share >= 0.25 },
      },
      cpuTime('CPU time of such a reply, 32 streams', at32),
      cpuTime('CPU time of such a reply, 128 streams', at128),
      ratio('P3 CPU time over the bare proxy’s, 32 streams', at32),
      ratio('P3 CPU time over the bare proxy’s, 128 streams', at128),
      { figure: 'CPU time of PostgreSQL for such a reply, 128 streams', greenroom: ms(at128.postgresCpu) },
    ];
  },
};

async function measure(world: World, streams: number, quick: boolean): Promise<Figures> {
  const { targets, cpu } = world;
  const rounds: Figures[] = [];
  const plan = { streams, tokens: TOKENS, rate: 0, until: { ms: quick ? 1500 : 4000 } };
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    const sessions = await makeSessions(targets.greenroom, streams, 20);
    const direct = await load(targets.direct, plan);
    const before = { proxy: cpu.proxy(), greenroom: cpu.greenroom(), postgres: cpu.postgres() };
    const proxy = await load(targets.proxy, plan);
    const greenroom = await load(targets.greenroom, { ...plan, sessions });
    rounds.push({
      direct: direct.perSecond,
      proxy: proxy.perSecond,
      greenroom: greenroom.perSecond,
      proxyCpu: (cpu.proxy() - before.proxy) / proxy.replies,
      greenroomCpu: (cpu.greenroom() - before.greenroom) / greenroom.replies,
      postgresCpu: (cpu.postgres() - before.postgres) / greenroom.replies,
    });
  }
  const over = (name: keyof Figures) => median(rounds.map((round) => round[name]));
  return {
    direct: over('direct'),
    proxy: over('proxy'),
    greenroom: over('greenroom'),
    proxyCpu: over('proxyCpu'),
    greenroomCpu: over('greenroomCpu'),
    postgresCpu: over('postgresCpu'),
  };
}

function rate(figure: string, { direct, proxy, greenroom }: Figures): Row {
  return { figure, direct: direct.toFixed(0), proxy: proxy.toFixed(0), greenroom: greenroom.toFixed(0) };
}

function cpuTime(figure: string, { proxyCpu, greenroomCpu }: Figures): Row {
  return { figure, proxy: ms(proxyCpu), greenroom: ms(greenroomCpu) };
}

function ratio(figure: string, { proxyCpu, greenroomCpu }: Figures): Row {
  const value = greenroomCpu / proxyCpu;
  return { figure, proxy: '1', greenroom: times(value), goal: { text: '≤ 3.5×', met: value <= 3.5 } };
}
