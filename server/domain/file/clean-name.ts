const LONGEST = 255;
const UNNAMED = 'document.pdf';
const CONTROLS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A file's name as its sender gave it, but without a path, line breaks and signs that turn the direction of writing
 * (`gpj.exe` from the right is `exe.jpg`); at most 255 characters, its ending kept.
 */
export function cleanName(given: string | undefined): string {
  const name = (given ?? '').split(/[/\\]/).at(-1)?.replaceAll(CONTROLS, '').trim() ?? '';
  if (name === '' || /^\.+$/.test(name)) return UNNAMED;
  if (name.length <= LONGEST) return name;
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  // Cut in front of a character's second half.
  return `${name.slice(0, LONGEST - ending.length).replace(/[\ud800-\udbff]$/, '')}${ending}`;
}
