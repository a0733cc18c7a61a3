import { readWork } from '../health/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { gauge } from './gauge.ts';
import { openGenerations, runningTurns } from './sql.ts';
import type { MetricFamily } from './view.ts';

type Open = { kind: string; state: string; count: number; oldest: number };

/** What all processes together are about, from rows. */
export async function sharedGauges(ctx: Pick<Context, 'db'>): Promise<MetricFamily[]> {
  const [open, [turns], work] = await Promise.all([
    ctx.db.query<Open>(openGenerations, []),
    ctx.db.query<{ count: number }>(runningTurns, []),
    readWork(ctx),
  ]);
  const waiting = open.filter(({ state }) => state === 'queued');
  return [
    gauge('turns_running', 'Replies being made.', turns?.count ?? 0),
    gauge(
      'generations_open',
      'Generations that have not ended, by kind and state; queued ones wait for a worker.',
      open.map(({ kind, state, count }) => [{ kind, state }, count]),
    ),
    gauge(
      'generations_oldest_waiting_seconds',
      'How long the queued generation that waits longest has waited; 0 where none does.',
      Math.max(0, ...waiting.map(({ oldest }) => oldest)),
    ),
    gauge('processes_alive', 'Processes of Greenroom that have said in time that they live.', work.alive),
    gauge('workers_alive', 'Those of them that make generations.', work.workers),
    gauge(
      'provider_resting',
      'Providers that are left in peace because they took nothing of late, as 1.',
      work.resting.map((provider) => [{ provider }, 1]),
    ),
  ];
}
