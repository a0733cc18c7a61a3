/** A word as it is compared, and where it stands in its text. */
export type Word = {
  word: string;
  /** Counts the words of the text, from 1. */
  position: number;
  /** UTF-16 units. */
  start: number;
  end: number;
  /** In scripts without blanks: two neighbours, or the last of a run, with which no pair begins. */
  kind: 'word' | 'pair' | 'last';
};

const RUNS = /[\p{L}\p{N}\p{M}\p{Emoji_Presentation}]+/gu;
const ASCII = /^[\x20-\x7e]*$/;
/** What is written without blanks between words, and pictures: first group; the rest of the run. */
const SCRIPTS =
  /([\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{Emoji_Presentation}]+)|[^\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{Emoji_Presentation}]+/gu;
/** A character with the signs that belong to it, also where those are characters of their own, as half-width ones are. */
const UNITS = /.[\p{M}\uff9e\uff9f]*/gsu;
/** Longer words, such as encoded files, are found by how they begin. */
const LONGEST = 64;

/**
 * The words of a text in order. Case, accents and widths make no difference. Where words are not parted by blanks, each
 * pair of neighbouring characters is one, so that any piece of such a text is found.
 */
export function* wordsOf(text: string): Generator<Word> {
  let position = 0;
  for (const place of placesIn(text)) {
    const raw = text.slice(place.start, place.end);
    const word = ASCII.test(raw) ? raw.slice(0, LONGEST).toLowerCase() : fold(raw);
    if (word !== '') yield { word, position: ++position, ...place };
  }
}

type Place = Pick<Word, 'start' | 'end' | 'kind'>;

function* placesIn(text: string): Generator<Place> {
  for (const match of text.matchAll(RUNS)) {
    const [run] = match;
    if (ASCII.test(run)) yield { start: match.index, end: match.index + run.length, kind: 'word' };
    else yield* placesInRun(run, match.index);
  }
}

function* placesInRun(run: string, at: number): Generator<Place> {
  for (const { 0: part, 1: dense, index } of run.matchAll(SCRIPTS)) {
    const start = at + index;
    if (dense === undefined) yield { start, end: start + part.length, kind: 'word' };
    else yield* pairsIn(part, start);
  }
}

function* pairsIn(part: string, at: number): Generator<Place> {
  let before = -1;
  let start = at;
  for (const [unit] of part.matchAll(UNITS)) {
    if (before >= 0) yield { start: before, end: start + unit.length, kind: 'pair' };
    before = start;
    start += unit.length;
  }
  if (before >= 0) yield { start: before, end: start, kind: 'last' };
}

/** Accents of alphabets, points of Hebrew and Arabic, and how a picture is to be drawn. */
const ACCENTS = /(?!\u{3099}|\u{309a})\p{sc=Zinh}|[\u{591}-\u{5c7}\u{610}-\u{61a}\u{640}]/gu;
const SPELT = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' }),
);
/** Nothing to fold: the usual characters of Chinese, Japanese and Korean. */
const PLAIN = /^[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]+$/;
const NO_WORD = /[^\p{L}\p{N}\p{M}\p{Emoji_Presentation}]/gu;

/** The form in which words are compared. */
function fold(raw: string): string {
  if (PLAIN.test(raw)) return raw.slice(0, LONGEST);
  return raw
    .slice(0, LONGEST)
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(ACCENTS, '')
    .replaceAll(/[ßæœøđðłıþ]/g, (letter) => SPELT.get(letter) ?? letter)
    .normalize('NFKC')
    .replaceAll(NO_WORD, '')
    .slice(0, LONGEST)
    .toWellFormed();
}
