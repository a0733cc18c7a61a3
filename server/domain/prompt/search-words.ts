/** Of a word that is longer than this only the beginning counts. */
const LONGEST_WORD = 64;
/** A tsvector holds a mebibyte; words beyond this many characters in all are not searched. */
const MOST_CHARACTERS = 200_000;

const ACCENTS = /[\u0300-\u036f]/g;
/** A letter of a script that puts no blanks between words. */
const UNSPACED = String.raw`(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]`;
const WORD = String.raw`(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}_])+`;
const RUNS = new RegExp(String.raw`((?:${UNSPACED})+)|${WORD}|\p{Extended_Pictographic}`, 'gu');

type Searched = { title: string; description: string; content: string };

/**
 * A prompt's words as a tsvector's text, those of its title with weight A. Made here and not by PostgreSQL, whose idea
 * of a word depends on the locale of the database.
 */
export function searchVector({ title, description, content }: Searched): string {
  const places = new Map<string, string>();
  let room = MOST_CHARACTERS;
  for (const [place, text] of [
    ['1A', title],
    ['1B', description],
    ['1', content],
  ] as const) {
    for (const word of storedWords(text)) {
      if (places.has(word)) continue;
      room -= word.length;
      if (room >= 0) places.set(word, place);
    }
  }
  return [...places].map(([word, place]) => `'${word}':${place}`).join(' ');
}

/**
 * Conditions as a tsquery's text: all words of `search`, the last perhaps only begun, anywhere or in the title; `null`
 * where there are no words. Words are letters, digits, `_` and pictures: nothing in them is an operator.
 */
export function searchQueries(search: string): { anywhere: string; title: string } | null {
  const words = soughtWords(search);
  if (words.length === 0) return null;
  const query = (begun: string, whole: string) =>
    words.map(({ word, isBegun }) => `'${word}'${isBegun ? begun : whole}`).join(' & ');
  return { anywhere: query(':*', ''), title: query(':*A', ':A') };
}

/** Where no blanks divide the words, each letter with the one after it stands for them. */
function* storedWords(text: string): Generator<string> {
  for (const { run, isUnspaced } of runsOf(text)) {
    if (isUnspaced) {
      const letters = Array.from(run);
      for (const [index, letter] of letters.entries()) yield letter + (letters[index + 1] ?? '');
    } else yield cut(run);
  }
}

function soughtWords(search: string): { word: string; isBegun: boolean }[] {
  const words = [...runsOf(search)].flatMap(({ run, isUnspaced }) => {
    const letters = Array.from(run);
    if (!isUnspaced) return [{ word: cut(run), isBegun: false }];
    if (letters.length === 1) return [{ word: run, isBegun: true }];
    return letters.slice(1).map((letter, index) => ({ word: `${letters[index]}${letter}`, isBegun: false }));
  });
  return words.map((each, index) => (index === words.length - 1 ? { ...each, isBegun: true } : each));
}

function* runsOf(text: string): Generator<{ run: string; isUnspaced: boolean }> {
  for (const [run, unspaced] of fold(text).matchAll(RUNS)) yield { run, isUnspaced: unspaced !== undefined };
}

/** Without capitals, accents and the widths of letters. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase().normalize('NFC');
}

function cut(word: string): string {
  return Array.from(word).slice(0, LONGEST_WORD).join('');
}
