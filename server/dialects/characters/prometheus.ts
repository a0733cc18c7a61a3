import type { HistogramFamily, MetricFamily, Sample } from '#server/domain/metric/index.ts';

export const PROMETHEUS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Names that Prometheus's own conventions give to what every process has; all others are ours. */
const CONVENTIONAL = /^process_/;

/** Families in Prometheus's text format 0.0.4. */
export function prometheusText(families: readonly MetricFamily[]): string {
  return families.map(familyText).join('');
}

function familyText(family: MetricFamily): string {
  const name = CONVENTIONAL.test(family.name) ? family.name : `greenroom_${family.name}`;
  const head = `# HELP ${name} ${escapeHelp(family.help)}\n# TYPE ${name} ${family.type}\n`;
  if (family.type === 'histogram') return head + histogramLines(name, family);
  return head + family.samples.map(({ labels, value }) => line(name, family.labels, labels, value)).join('');
}

/** Cumulated, as a bucket holds everything up to its bound, with those that nothing has fallen into. */
function histogramLines(name: string, { labels: names, bounds, buckets, sums }: HistogramFamily): string {
  const bySeries = Map.groupBy(buckets, ({ labels }) => seriesOf(names, labels));
  return sums
    .map(({ labels, value: sum }) => {
      const filled = bySeries.get(seriesOf(names, labels)) ?? [];
      let count = 0;
      const lines = boundsOf(bounds, filled).map((bound) => {
        const le = bound === Infinity ? '+Inf' : String(bound);
        count += Number(filled.find((bucket) => bucket.labels['le'] === le)?.value ?? 0);
        return line(`${name}_bucket`, [...names, 'le'], { ...labels, le }, String(count));
      });
      const totals = [
        line(`${name}_sum`, names, labels, sum),
        line(`${name}_count`, names, labels, String(count)),
      ];
      return [...lines, ...totals].join('');
    })
    .join('');
}

/** What is defined today, and what earlier versions have counted by. */
function boundsOf(defined: readonly number[], filled: readonly Sample[]): number[] {
  const stored = filled.map(({ labels }) => (labels['le'] === '+Inf' ? Infinity : Number(labels['le'])));
  return [...new Set([...defined, ...stored, Infinity])].toSorted((one, other) => one - other);
}

function seriesOf(names: readonly string[], labels: Sample['labels']): string {
  return names.map((name) => labels[name]).join('\n');
}

function line(name: string, names: readonly string[], labels: Sample['labels'], value: string): string {
  const pairs = names.map((label) => `${label}="${escapeLabel(labels[label] ?? '')}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
