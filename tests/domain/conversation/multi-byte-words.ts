import { randomFrom } from '#tests/components/chat/random-from.ts';

const PIECES = [
  'word ',
  'Grüße ',
  '🙂',
  '👩‍👩‍👧 ',
  '漢字',
  '\n\n',
  '`code` ',
  '𝕳𝖎 ',
  'é',
  'a longer piece of text, ',
];

/** At least `count` deltas of one to four UTF-16 units up to a phrase, some of which cut a character in two. */
export function multiByteDeltas(seed: number, count: number): string[] {
  const random = randomFrom(seed);
  const deltas: string[] = [];
  while (deltas.length < count) {
    const piece = PIECES[Math.floor(random() * PIECES.length)] ?? '';
    const cut = random() < 0.3 ? Math.floor(random() * piece.length) : 0;
    deltas.push(...[piece.slice(0, cut), piece.slice(cut)].filter((part) => part !== ''));
  }
  return deltas;
}
