const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Written without blanks between words: found by each two neighbouring characters. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+$/u;
const SPLIT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
const ACCENTS = /[\u0300-\u036f]/g;
const LONGEST = 64;

/**
 * The words of a text in any language, apart by blanks: lower case, without accents, Chinese, Japanese and Thai as
 * overlapping pairs. The same for what is searched and what is asked, so that a database's locale plays no part.
 */
export function searchableWords(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(ACCENTS, '').normalize('NFKC').toLowerCase();
  return (plain.match(WORD) ?? [])
    .flatMap((word) => word.match(SPLIT) ?? [])
    .flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : [word.slice(0, LONGEST)]))
    .join(' ')
    .toWellFormed();
}

function pairsOf(word: string): string[] {
  const characters = Array.from(word);
  if (characters.length < 2) return [word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
