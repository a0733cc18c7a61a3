import type { SimpleFamily } from './view.ts';

type Labels = Readonly<Record<string, string>>;

/** A value that goes up and down: one, or one for each set of labels, all of the same names. */
export function gauge(
  name: string,
  help: string,
  values: number | readonly (readonly [Labels, number])[],
): SimpleFamily {
  const all = typeof values === 'number' ? ([[{}, values]] as const) : values;
  const samples = all.map(([labels, value]) => ({ labels, value: String(value) }));
  return { name, help, type: 'gauge', labels: Object.keys(samples[0]?.labels ?? {}), samples };
}
