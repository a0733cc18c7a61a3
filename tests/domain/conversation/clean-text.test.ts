import { describe, expect, it } from 'vitest';
import { createTextCleaner } from '#server/domain/conversation/clean-text.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';

function cleaned(deltas: readonly string[]): { pieces: string[]; whole: string } {
  const clean = createTextCleaner();
  const pieces = deltas.map((delta) => clean(delta));
  const last = clean('', true);
  return { pieces: [...pieces, last], whole: pieces.join('') + last };
}

describe('what a model says is made storable', () => {
  it('wherever the deltas were cut, each piece is whole and nothing is lost', () => {
    const text = 'Grüße 🙂👩‍👩‍👧 an 漢字 und 𝕳𝖎 – fin 🏁';
    for (let seed = 1; seed <= 50; seed++) {
      const random = randomFrom(seed);
      const deltas: string[] = [];
      for (let at = 0; at < text.length; ) {
        const length = 1 + Math.floor(random() * 4);
        deltas.push(text.slice(at, at + length));
        at += length;
      }
      const { pieces, whole } = cleaned(deltas);
      expect(whole, `seed ${seed}`).toBe(text);
      expect(
        pieces.every((piece) => piece.isWellFormed()),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it('the first half of a character waits for the second', () => {
    const clean = createTextCleaner();
    expect([clean('a\ud83d'), clean(''), clean('\ude42b')]).toEqual(['a', '', '🙂b']);
  });

  it('a half that stays alone becomes the replacement character', () => {
    expect(cleaned(['a\ud83d']).whole).toBe('a\ufffd');
    expect(cleaned(['a\ud83d', 'b']).whole).toBe('a\ufffdb');
    expect(cleaned(['\ude42b']).whole).toBe('\ufffdb');
    expect(cleaned(['\ud83d', '\ud83d', '\ude42']).whole).toBe('\ufffd🙂');
  });

  it('NUL disappears, also between two halves', () => {
    expect(cleaned(['a\0b', '\0', '\0\0c']).whole).toBe('abc');
    expect(cleaned(['\ud83d\0', '\0\ude42']).whole).toBe('🙂');
  });
});
