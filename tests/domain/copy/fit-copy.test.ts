import { describe, expect, test } from 'vitest';
import { fitCopy } from '#server/domain/copy/fit-copy.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const characters = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);
const count = (text: string) => characters(text).length;

/** A sentence of `length` characters in words of four letters. */
const sentence = (length: number, end = '.') => `${'word '.repeat(length).slice(0, length - 1)}${end}`;

describe('what fits stays as it is', () => {
  test.each([
    ['one sentence', 'A watch that counts your steps.'],
    ['exactly 300 characters', sentence(300)],
    ['300 families of one emoji, each of eleven code units', '👨‍👩‍👧‍👦'.repeat(300)],
    ['300 flags', '🇩🇪'.repeat(300)],
    ['300 letters with marks of their own', 'e\u0301'.repeat(300)],
    ['a quotation inside', 'The "smart" watch, as we say "clever".'],
    ['two quotations at its ends', '"Light" is what they call it, we say "feather".'],
    ['an apostrophe at its beginning', '’Tis the season.'],
    ['a non-breaking space', '10\u00a0km, easily.'],
    ['Arabic', 'ساعة ذكية تراقب نومك ونبضك.'],
    ['no full stop', 'Ready when you are'],
  ])('%s', (_, text) => {
    expect(fitCopy(text)).toBe(text);
  });
});

describe('what models put around a text is taken away', () => {
  test.each([
    ['straight quotes', '"A fine watch."'],
    ['curly quotes', '“A fine watch.”'],
    ['German quotes', '„A fine watch.“'],
    ['guillemets', '« A fine watch. »'],
    ['corner brackets', '「A fine watch.」'],
    ['single quotes', "'A fine watch.'"],
    ['bold', '**A fine watch.**'],
    ['quotes in bold', '**"A fine watch."**'],
    ['inline code', '`A fine watch.`'],
    ['a fence', '```\nA fine watch.\n```'],
    ['a fence with a language', '```text\nA fine watch.\n```\n'],
    ['a fence that was never closed', '```markdown\nA fine watch.'],
    ['a quote that was never closed', '"A fine watch.'],
    ['blanks', ' \n\t A fine  \n\n watch. \r\n'],
    ['a byte order mark and controls', '\ufeffA fine\u0007 watch.\u001b'],
  ])('%s', (_, raw) => {
    expect(fitCopy(raw)).toBe('A fine watch.');
  });

  test('apostrophes do not keep the quotes around them', () => {
    expect(fitCopy("'It’s what you’d call Ann's watch.'")).toBe("It’s what you’d call Ann's watch.");
  });

  test.each([[''], ['   '], ['```\n```'], ['""']])('nothing is left of %j', (raw) => {
    expect(fitCopy(raw)).toBe('');
  });
});

describe('what is too long ends', () => {
  test('with the last whole sentence', () => {
    expect(fitCopy(`${sentence(200)} ${sentence(90)} ${sentence(50)}`)).toBe(
      `${sentence(200)} ${sentence(90)}`,
    );
  });

  test.each(['!', '?', '…', '?!', '."', '.”', '.)'])('with a sentence that ends with %s', (end) => {
    const whole = `${sentence(200 - end.length + 1, '')}${end}`;
    expect(fitCopy(`${whole} ${sentence(200)}`)).toBe(whole);
  });

  test('with a word where the only sentence that ends is short', () => {
    const fitted = fitCopy(`Wow! ${sentence(500)}`);
    expect(fitted).toMatch(/^Wow! (word )+word$/);
    expect(count(fitted)).toBeGreaterThan(290);
  });

  test.each([
    ['a decimal', 'It lasts 3.5 days and more and'],
    ['a title', 'Approved by Dr. Miller and'],
    ['an initial', 'As J. R. Smith says and'],
    ['German', 'Etwa z. B. im Wald und'],
    ['Latin', 'Steps, sleep etc. are counted and'],
    ['an address', 'See example.com for more and'],
  ])('not behind the full stop of %s', (_, beginning) => {
    const fitted = fitCopy(`${'word '.repeat(40)}${beginning} ${'word '.repeat(40)}`);
    expect(fitted).toMatch(/word$/);
    expect(fitted).toContain(beginning);
  });

  test('before a word that would not fit whole, and without a comma or dash left hanging', () => {
    const head = 'word '.repeat(57);
    expect(fitCopy(`${head}halves – unbelievably${' more'.repeat(9)}`)).toBe(`${head}halves`);
    expect(fitCopy(`${head}one, two, incomprehensibilities`)).toBe(`${head}one, two`);
  });

  test('before a word of several parts', () => {
    const head = 'word '.repeat(57);
    expect(fitCopy(`${head}state-of-the-art design and more`)).toBe(head.trim());
  });

  test('before the first endless word, if one stands before it', () => {
    expect(fitCopy(`Buy ${'a'.repeat(400)}`)).toBe('Buy');
  });

  test('after 300 characters where all is one endless word', () => {
    expect(fitCopy('a'.repeat(1_000))).toBe('a'.repeat(300));
  });

  test.each([
    ['families', '👩‍👩‍👦'],
    ['flags', '🇯🇵'],
    ['skin tones', '👍🏽'],
    ['keycaps', '1️⃣'],
    ['hearts', '❤️‍🔥'],
    ['combined letters', 'g\u0308\u0304'],
    ['Hangul in parts', '\u1112\u1161\u11ab'],
    ['Devanagari', 'नि'],
  ])('never inside a character: %s', (_, character) => {
    const text = character.repeat(700);
    const fitted = fitCopy(text);
    expect(count(fitted)).toBeLessThanOrEqual(300);
    expect(count(fitted)).toBeGreaterThan(0);
    expect(text.startsWith(fitted)).toBe(true);
    expect(new Set(characters(fitted))).toEqual(new Set([character]));
  });

  test('with a sentence in Chinese, where no blanks stand', () => {
    const whole = `${'智能手表监测心率和睡眠'.repeat(20)}。`;
    expect(fitCopy(whole + '它还防水'.repeat(60))).toBe(whole);
  });

  test('with a word in Chinese, Japanese and Thai, where no sentence ends', () => {
    for (const phrase of [
      '智能手表监测心率和睡眠',
      'スマートウォッチは睡眠を記録します',
      'นาฬิกาอัจฉริยะติดตามการนอนหลับ',
    ]) {
      const text = phrase.repeat(40);
      const fitted = fitCopy(text);
      expect(text.startsWith(fitted)).toBe(true);
      expect(count(fitted)).toBeGreaterThan(280);
      expect(count(fitted)).toBeLessThanOrEqual(300);
      const ends = Array.from(
        new Intl.Segmenter('en', { granularity: 'word' }).segment(text),
        ({ index, segment }) => index + segment.length,
      );
      expect(ends).toContain(fitted.length);
    }
  });

  test('with a sentence in Hindi and Arabic', () => {
    for (const [phrase, end] of [
      ['यह घड़ी नींद और दिल को देखती है', '।'],
      ['هل تريد ساعة تراقب نومك ونبضك', '؟'],
    ] as const) {
      const one = `${phrase}${end} `;
      const fitted = fitCopy(one.repeat(30));
      expect(fitted.endsWith(end)).toBe(true);
      expect(count(fitted)).toBeGreaterThan(300 - count(one));
    }
  });

  test('with a word in Hebrew, whose letters run from right to left', () => {
    const fitted = fitCopy('שעון חכם שעוקב אחרי השינה '.repeat(30));
    expect(fitted).toMatch(/\p{Script=Hebrew}$/u);
    expect('שעון חכם שעוקב אחרי השינה '.split(' ')).toContain(fitted.split(' ').at(-1));
  });

  test('the same, fitted again', () => {
    for (const text of [`"${sentence(400)}"`, 'word '.repeat(100), '**Bold** and more '.repeat(40)]) {
      expect(fitCopy(fitCopy(text))).toBe(fitCopy(text));
    }
  });
});

describe('where the model was cut off', () => {
  test.each([
    ['a begun sentence goes', 'A fine watch for you. It counts your st', 'A fine watch for you.'],
    ['a begun word goes', 'Hm. A watch that counts all of your st', 'Hm. A watch that counts all of your'],
    ['a whole sentence stays', 'A fine watch.', 'A fine watch.'],
    ['a single word stays', 'Watc', 'Watc'],
    ['a begun word in Chinese goes', '智能手表监测睡', '智能手表监测'],
  ])('%s', (_, raw, fitted) => {
    expect(fitCopy(raw, true)).toBe(fitted);
  });
});

test('a megabyte of text, of marks or of blanks is cut at once', () => {
  expect(count(fitCopy('word '.repeat(200_000)))).toBeLessThanOrEqual(300);
  expect(fitCopy(`${' '.repeat(1_000_000)}A watch.`)).toBe('A watch.');
  expect(fitCopy(`"${'“'.repeat(100_000)}`).length).toBeLessThan(200_000);
  expect(fitCopy('Dr. '.repeat(100_000)).length).toBeLessThanOrEqual(300);
});
