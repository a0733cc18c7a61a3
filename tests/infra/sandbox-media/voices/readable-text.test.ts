import { describe, expect, it } from 'vitest';
import { readableText } from '#server/infra/sandbox-media/voices/readable-text.ts';
import { splitSentences } from '#server/infra/sandbox-media/voices/split-sentences.ts';
import { MediaFailure } from '#server/kernel/media.ts';

describe('text becomes readable', () => {
  it.each([
    ['“Café” — naïve', '"Cafe" , naive'],
    ['**Bold** and `code`', 'Bold and code'],
    ['See [the page](https://example.org/x) at https://example.org', 'See the page at link'],
    ['Hello 🙂, 世界', 'Hello ,'],
    ['Groß, Ærø, Łódź', 'Gross, aero, lodz'],
    ['- one\n- two', 'one two'],
    ['-5 degrees', '-5 degrees'],
  ])('%j: %j', (text, said) => {
    expect(readableText(text)).toBe(said);
  });

  it.each(['', '   ', '日本語だけ', 'Привет', '🙂', '...', '\u0000'])(
    '%j has nothing to say, and its failure says what to do',
    (text) => {
      const attempt = () => readableText(text);
      expect(attempt).toThrow(MediaFailure);
      expect(attempt).toThrow(/Latin letters/);
    },
  );
});

describe('pieces of a text', () => {
  it('are whole sentences, each short enough, and together the text', () => {
    const text = Array.from({ length: 40 }, (_, index) => `This is sentence number ${index}.`).join(' ');
    const pieces = splitSentences(text);
    expect(pieces.join(' ')).toBe(text);
    expect(pieces.every((piece) => piece.length <= 400 && piece.endsWith('.'))).toBe(true);
  });

  it('are cut between words, or within one that is longer than a piece', () => {
    const words = splitSentences('word '.repeat(300).trim());
    expect(words.every((piece) => /^(word ?)+$/.test(piece))).toBe(true);
    const letters = splitSentences('a'.repeat(1000));
    expect(letters.map((piece) => piece.length)).toEqual([400, 400, 200]);
  });
});
