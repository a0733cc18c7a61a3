import { describe, expect, it } from 'vitest';
import { firstWords } from '#server/infra/sandbox-media/images/mark.ts';

describe('the words on the mark', () => {
  it.each([
    ['A red fox', 'A red fox'],
    ['  two\n lines ', 'two lines'],
    ['Żółw i łódź', 'Żółw i łódź'],
    ['Привет, Ελλάδα', 'Привет, Ελλάδα'],
  ])('of %j are %j', (prompt, words) => {
    expect(firstWords(prompt)).toBe(words);
  });

  it.each([
    ['夜の城 castle 🏰 at night', 'castle at night'],
    ['日本語', ''],
    ['🙂 !', ''],
    ['bell\u0007 and \u202ereversed', 'bell and reversed'],
  ])('of %j are only those that the font can write: %j', (prompt, words) => {
    expect(firstWords(prompt)).toBe(words);
  });

  it('end with a whole word and an ellipsis where there are too many', () => {
    expect(firstWords('An old lighthouse on a cliff above a stormy sea')).toBe(
      'An old lighthouse on a cliff above…',
    );
  });
});
