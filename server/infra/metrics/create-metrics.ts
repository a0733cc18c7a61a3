import {
  METRICS,
  type HistogramName,
  type MetricDelta,
  type MetricName,
  type Metrics,
} from '#server/kernel/metrics.ts';

type Labels = Readonly<Record<string, string>>;
/** `buckets` has one place more than there are bounds. */
type Histogram = { name: HistogramName; labels: Labels; buckets: number[]; sum: number };

/** Counters and histograms of this process, as what they have grown by since they were last taken. */
export function createMetrics(): Metrics {
  let counters = new Map<string, MetricDelta>();
  let histograms = new Map<string, Histogram>();

  function add(key: string, name: string, labels: Labels, by: number): void {
    const found = counters.get(key);
    if (found === undefined) counters.set(key, { name, labels, value: by });
    else found.value += by;
  }

  return {
    count: (name, labels, by = 1) => add(keyOf(name, labels), name, labels, by),
    observe(name, labels, value) {
      const key = keyOf(name, labels);
      const bounds: readonly number[] = METRICS[name].buckets;
      let histogram = histograms.get(key);
      if (histogram === undefined) {
        histogram = { name, labels, buckets: Array.from({ length: bounds.length + 1 }, () => 0), sum: 0 };
        histograms.set(key, histogram);
      }
      let place = 0;
      while (place < bounds.length && value > (bounds[place] ?? 0)) place++;
      histogram.buckets[place] = (histogram.buckets[place] ?? 0) + 1;
      histogram.sum += value;
    },
    take() {
      const taken = [...counters.values(), ...[...histograms.values()].flatMap(seriesOf)];
      counters = new Map();
      histograms = new Map();
      return taken;
    },
    giveBack(deltas) {
      for (const { name, labels, value } of deltas)
        add(`${name}\n${JSON.stringify(labels)}`, name, labels, value);
    },
  };
}

function keyOf(name: MetricName, labels: Labels): string {
  let key: string = name;
  for (const label of METRICS[name].labels) key += `\n${labels[label] ?? ''}`;
  return key;
}

function seriesOf({ name, labels, buckets, sum }: Histogram): MetricDelta[] {
  const bounds: readonly number[] = METRICS[name].buckets;
  const filled = buckets.flatMap((value, place) => {
    const le = place < bounds.length ? String(bounds[place]) : '+Inf';
    return value === 0 ? [] : [{ name: `${name}_bucket`, labels: { ...labels, le }, value }];
  });
  return [...filled, { name: `${name}_sum`, labels, value: sum }];
}
