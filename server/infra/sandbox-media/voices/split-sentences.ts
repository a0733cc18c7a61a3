const MOST_CHARACTERS = 400;

/** The text in pieces of whole sentences where they fit, else of whole words, else of so many characters. */
export function splitSentences(text: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const part of text.split(/(?<=[.!?;:]) /).flatMap(shorten)) {
    if (piece !== '' && piece.length + part.length >= MOST_CHARACTERS) {
      pieces.push(piece);
      piece = part;
    } else {
      piece = piece === '' ? part : `${piece} ${part}`;
    }
  }
  return [...pieces, piece].filter((each) => /[A-Za-z0-9]/.test(each));
}

/** One sentence, or what of it fits, piece by piece. */
function shorten(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > MOST_CHARACTERS) {
    const blank = rest.lastIndexOf(' ', MOST_CHARACTERS);
    const end = blank > 0 ? blank : MOST_CHARACTERS;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}
