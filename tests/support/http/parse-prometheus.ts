type Family = { type: string; help: string; samples: Map<string, number> };

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const HELP = new RegExp(`^# HELP (${NAME}) ((?:[^\\\\]|\\\\[\\\\n])*)$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram)$`);
const SAMPLE = new RegExp(
  `^(${NAME})(\\{${LABEL}(?:,${LABEL})*\\})? ([-+]?(?:\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?|Inf)|NaN)$`,
);

/**
 * Reads the text format 0.0.4 and accepts nothing beyond it: HELP, then TYPE, then samples of that family only, no
 * series twice, counters named `_total` that are not negative, histograms whose buckets grow up to `+Inf`, which is
 * their `_count`. Samples by name and labels, as written.
 */
export function parsePrometheus(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('The last line does not end.');
  const families = new Map<string, Family>();
  let current: Family & { name: string } = { name: '', type: '', help: '', samples: new Map() };
  for (const line of text.slice(0, -1).split('\n')) {
    const help = HELP.exec(line);
    const type = TYPE.exec(line);
    const sample = SAMPLE.exec(line);
    if (help !== null) {
      const [, name = '', words = ''] = help;
      if (families.has(name)) throw new Error(`Twice: ${name}`);
      current = { name, type: '', help: words, samples: new Map() };
      families.set(name, current);
    } else if (type !== null) {
      if (type[1] !== current.name || current.type !== '') throw new Error(`Out of place: ${line}`);
      current.type = type[2] ?? '';
    } else if (sample !== null) {
      const [, name = '', labels = '', value = ''] = sample;
      const own = current.type === 'histogram' ? name.replace(/_(bucket|sum|count)$/, '') : name;
      if (current.type === '' || own !== current.name) throw new Error(`Out of place: ${line}`);
      if (current.samples.has(name + labels)) throw new Error(`Twice: ${line}`);
      current.samples.set(name + labels, Number(value));
    } else throw new Error(`No line of the format: ${line}`);
  }
  for (const [name, family] of families) check(name, family);
  return families;
}

function check(name: string, { type, samples }: Family): void {
  if (samples.size === 0) throw new Error(`${name} has no samples.`);
  if (type === 'counter') {
    if (!name.endsWith('_total')) throw new Error(`${name} is a counter and not named so.`);
    if ([...samples.values()].some((value) => !(value >= 0))) throw new Error(`${name} counts backwards.`);
  }
  if (type === 'histogram') checkHistogram(name, samples);
}

function checkHistogram(name: string, samples: ReadonlyMap<string, number>): void {
  const last = new Map<string, { le: number; value: number }>();
  for (const [series, value] of samples) {
    if (!series.startsWith(`${name}_bucket`)) continue;
    const bound = /,?le="([^"]*)"/.exec(series);
    const le = bound?.[1] === '+Inf' ? Infinity : Number(bound?.[1]);
    const rest = series.slice(`${name}_bucket`.length).replace(bound?.[0] ?? '', '');
    const before = last.get(rest) ?? { le: -Infinity, value: 0 };
    if (!(le > before.le && value >= before.value)) throw new Error(`Buckets out of order: ${series}`);
    last.set(rest, { le, value });
  }
  for (const [rest, { le, value }] of last) {
    const whole = le === Infinity && samples.get(`${name}_count${rest}`) === value;
    if (!whole || !samples.has(`${name}_sum${rest}`)) throw new Error(`${name}${rest} is not whole.`);
  }
}
