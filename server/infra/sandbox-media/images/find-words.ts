/** Words by what they ask for, separated by blanks; `_` joins those of one phrase. */
export type WordTable<Name extends string> = Readonly<Record<Name, string>>;

/** The names whose words the text holds, in the order in which the text mentions them. */
export function findWords<Name extends string>(text: string, table: WordTable<Name>): Name[] {
  const said = text.toLowerCase();
  const found: { name: Name; at: number }[] = [];
  for (const name of namesOf(table)) {
    const places = table[name].split(' ').map((word) => placeOf(word, said));
    const at = Math.min(...places.filter((place) => place >= 0));
    if (Number.isFinite(at)) found.push({ name, at });
  }
  return found.toSorted((one, other) => one.at - other.at).map(({ name }) => name);
}

/** Where a whole word stands; one in a script without blanks is found anywhere. */
function placeOf(word: string, text: string): number {
  if (/[\p{sc=Han}\p{sc=Katakana}]/u.test(word)) return text.indexOf(word);
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll('_', '\\s+')}(?![\\p{L}\\p{N}])`, 'u'));
}

/** A table of our own holds no keys beside those of its type. */
function namesOf<Name extends string>(table: WordTable<Name>): Name[] {
  return Object.keys(table) as Name[];
}
