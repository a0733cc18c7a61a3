import type { Grammar } from './grammars.ts';

export interface HighlightToken {
  kind: 'plain' | 'comment' | 'keyword' | 'number' | 'string';
  text: string;
}

interface Found {
  kind: HighlightToken['kind'];
  end: number;
}

/** The place behind `mark`, searched for from `from` on; the end of the code if it is missing. */
function endBehind(code: string, mark: string, from: number): number {
  const at = code.indexOf(mark, from);
  return at < 0 ? code.length : at + mark.length;
}

function lineEnd(code: string, from: number): number {
  const at = code.indexOf('\n', from);
  return at < 0 ? code.length : at;
}

function findComment(code: string, at: number, grammar: Grammar): Found | undefined {
  for (const [open, close] of grammar.blockComments) {
    if (code.startsWith(open, at)) return { kind: 'comment', end: endBehind(code, close, at + open.length) };
  }
  const glued = at > 0 && !/\s/.test(code.charAt(at - 1));
  for (const mark of grammar.lineComments) {
    // In a shell or in YAML, `a#b` is one word.
    if (mark === '#' && glued) continue;
    if (code.startsWith(mark, at)) return { kind: 'comment', end: lineEnd(code, at) };
  }
  return undefined;
}

function stringEnd(code: string, from: number, quote: string, grammar: Grammar, long: boolean): number {
  for (let at = from; at < code.length; at += 1) {
    if (grammar.escapes && code.charAt(at) === '\\') at += 1;
    else if (code.startsWith(quote, at)) return at + quote.length;
    else if (!long && code.charAt(at) === '\n') return at;
  }
  return code.length;
}

function findString(code: string, at: number, grammar: Grammar): Found | undefined {
  const quote = grammar.longQuotes.find((mark) => code.startsWith(mark, at));
  if (quote !== undefined) {
    return { kind: 'string', end: stringEnd(code, at + quote.length, quote, grammar, true) };
  }
  const short = code.charAt(at);
  if (!grammar.quotes.includes(short)) return undefined;
  return { kind: 'string', end: stringEnd(code, at + 1, short, grammar, false) };
}

function wordEnd(code: string, from: number, grammar: Grammar): number {
  let at = from;
  while (at < code.length) {
    const character = code.charAt(at);
    if (!/[\w\u0080-\uffff]/.test(character) && !grammar.wordCharacters.includes(character)) break;
    at += 1;
  }
  return at;
}

function wordKind(code: string, from: number, end: number, grammar: Grammar): HighlightToken['kind'] {
  const word = code.slice(from, end);
  if (/^\d/.test(word)) return 'number';
  if (grammar.shape === 'tags') return /[</]/.test(code.charAt(from - 1)) ? 'keyword' : 'plain';
  if (grammar.shape === 'keys' && code.charAt(end) === ':' && /\s|^$/.test(code.charAt(end + 1)))
    return 'keyword';
  return grammar.keywords.has(grammar.anyCase ? word.toLowerCase() : word) ? 'keyword' : 'plain';
}

/** The token at `at`. It is never empty, so the code is read once from beginning to end. */
function findToken(code: string, at: number, grammar: Grammar, inTag: boolean): Found {
  const comment = findComment(code, at, grammar);
  if (comment) return comment;
  const string = grammar.shape === 'tags' && !inTag ? undefined : findString(code, at, grammar);
  if (string) return string;
  const end = wordEnd(code, at, grammar);
  if (end > at) return { kind: wordKind(code, at, end, grammar), end };
  return { kind: 'plain', end: at + 1 };
}

/** Cuts code into coloured pieces whose texts joined are the code. Linear in the code's length, for any input. */
export function tokenize(code: string, grammar: Grammar): HighlightToken[] {
  const tokens: HighlightToken[] = [];
  let inTag = false;
  let plainFrom = 0;
  for (let at = 0; at < code.length; ) {
    const { kind, end } = findToken(code, at, grammar, inTag);
    const character = code.charAt(at);
    if (character === '<') inTag = true;
    if (character === '>') inTag = false;
    if (kind !== 'plain') {
      if (plainFrom < at) tokens.push({ kind: 'plain', text: code.slice(plainFrom, at) });
      tokens.push({ kind, text: code.slice(at, end) });
      plainFrom = end;
    }
    at = end;
  }
  if (plainFrom < code.length) tokens.push({ kind: 'plain', text: code.slice(plainFrom) });
  return tokens;
}
