import fc from 'fast-check';

/** What a field may be instead; all of it can be written as JSON. */
const ODD: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e300,
  5e-324,
  '',
  ' \t\n',
  '0',
  'null',
  '1e9999',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff x',
  '\ufeff',
  '\u202e\u2066',
  '👨‍👩‍👧‍👦'.repeat(200),
  'e\u0301'.repeat(300),
  'x'.repeat(101),
  'x'.repeat(120_000),
  '{'.repeat(500),
  '{{{a}}}',
  "'; drop table users; --",
  '<script>alert(1)</script>',
  '${7*7}',
  '../../etc/passwd',
  '2024-02-30T25:61:61Z',
  '__proto__',
  'constructor',
  [],
  {},
  [null],
  [[]],
  { length: 1 },
  { toString: null },
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}'),
  deep(2_000),
];

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A valid value in which one thing is not as it should be: another value, missing, wrapped, or with something beside it. */
export function spoiled(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const how = fc.oneof({ arbitrary: fc.constantFrom(...ODD), weight: 4 }, fc.jsonValue({ maxDepth: 1 }));
  const act = fc.constantFrom('replace', 'replace', 'replace', 'remove', 'wrap', 'add');
  return fc.tuple(valid, fc.nat({ max: 1_000 }), act, how).map(([value, place, action, odd]) => {
    const places = placesIn(value);
    const at = places[place % places.length] ?? [];
    return changeAt(value, at, (old) => changed(action, old, odd));
  });
}

const REMOVED = Symbol('removed');

function changed(action: string, old: unknown, odd: unknown): unknown {
  if (action === 'remove') return REMOVED;
  if (action === 'wrap') return [old];
  if (action === 'add' && isObject(old)) return { ...old, more: odd };
  return odd;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The way to every value inside, the whole first. */
function placesIn(value: unknown): string[][] {
  return [[], ...entriesOf(value).flatMap(([key, inner]) => placesIn(inner).map((rest) => [key, ...rest]))];
}

function changeAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) {
    const made = change(value);
    return made === REMOVED ? null : made;
  }
  const entries = entriesOf(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    const made = rest.length === 0 ? change(inner) : changeAt(inner, rest, change);
    return made === REMOVED ? [] : [[name, made]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
