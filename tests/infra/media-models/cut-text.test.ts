import { expect, it } from 'vitest';
import { cutText } from '#server/infra/media-models/cut-text.ts';

const family = '👨‍👩‍👧‍👦';

it.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['too long', 5, 'too l'],
  ['a😀', 2, 'a'],
  ['a😀', 3, 'a😀'],
  [`ab${family}c`, 5, 'ab'],
  [`ab${family}c`, 2 + family.length, `ab${family}`],
  ['e\u0301a', 1, 'e'],
  ['ae\u0301', 2, 'a'],
  ['🇮🇹🇮🇹', 5, '🇮🇹'],
  [family, 3, '👨\u200D'],
  [family, 1, ''],
])('%j cut to %i units is %j', (text, limit, expected) => {
  expect(cutText(text, limit)).toBe(expected);
});
