/** What models put around a text that was to stand alone: opening, closing. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['‘', '’'],
  ['‚', '‘'],
  ["'", "'"],
  ['「', '」'],
  ['『', '』'],
  ['***', '***'],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
];
const FENCE = /^(?:```|~~~)[\w-]*[ \t]*\r?\n?([\s\S]*?)(?:\s*(?:```|~~~))?\s*$/;
const BLANKS = /[\t\n\v\f\r \u0085\u2028\u2029]+/g;
const CONTROLS = /[\p{Cc}\u{feff}]/gu;

/** The text on one line, without the fence, quotes or emphasis that wrap the whole of it. */
export function withoutWrapping(raw: string): string {
  const line = unfenced(raw.trim()).replaceAll(BLANKS, ' ').replaceAll(CONTROLS, '').trim();
  for (let text = line; ; ) {
    const inner = unwrapped(text);
    if (inner === text) return text;
    text = inner;
  }
}

function unfenced(text: string): string {
  return FENCE.exec(text)?.[1] ?? text;
}

function unwrapped(text: string): string {
  for (const [open, close] of PAIRS) {
    if (!text.startsWith(open)) continue;
    const inner = text.slice(open.length);
    if (inner === close) return '';
    if (!marks(inner, open) && !marks(inner, close)) {
      // Opened and never closed: the closing mark was cut off.
      if (open !== "'") return inner.trimStart();
    } else if (inner.length > close.length && inner.endsWith(close)) {
      const within = inner.slice(0, -close.length);
      if (!marks(within, open) && !marks(within, close)) return within.trim();
    }
  }
  return text;
}

/** Whether the mark stands in the text; one between two letters is an apostrophe. */
function marks(text: string, mark: string): boolean {
  if (mark !== "'" && mark !== '’') return text.includes(mark);
  return text.replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '').includes(mark);
}
