import { requireScope } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { METRICS, type MetricName } from '#server/kernel/metrics.ts';
import { flushMetrics } from './flush-metrics.ts';
import { processGauges } from './process-gauges.ts';
import { sharedGauges } from './shared-gauges.ts';
import { readMetrics as statement } from './sql.ts';
import type { MetricFamily, Sample } from './view.ts';

type Row = Sample & { name: string };

/**
 * Everything that is counted of the whole installation, what is under way in it now, and how this process fares.
 * Families without a sample are left out. `forbidden` without the scope `metrics`.
 */
export async function readMetrics(ctx: Context): Promise<MetricFamily[]> {
  requireScope(ctx.actor, 'metrics');
  await flushMetrics(ctx);
  const [rows, shared, own] = await Promise.all([
    ctx.db.query<Row>(statement, []),
    sharedGauges(ctx),
    processGauges(ctx),
  ]);
  const samples = Map.groupBy(rows, ({ name }) => name);
  const counted = Object.keys(METRICS).map((name) => familyOf(asName(name), samples));
  return [...counted, ...shared, ...own].filter((family) =>
    family.type === 'histogram' ? family.buckets.length > 0 : family.samples.length > 0,
  );
}

function familyOf(name: MetricName, samples: ReadonlyMap<string, Sample[]>): MetricFamily {
  const definition = METRICS[name];
  const { help, labels, type } = definition;
  if (type === 'counter') return { name, help, labels, type, samples: samples.get(name) ?? [] };
  return {
    name,
    help,
    labels,
    type,
    bounds: definition.buckets,
    buckets: samples.get(`${name}_bucket`) ?? [],
    sums: samples.get(`${name}_sum`) ?? [],
  };
}

/** The keys of METRICS are its names: TypeScript says no more of an object's keys than that they are text. */
function asName(key: string): MetricName {
  return key as MetricName;
}
