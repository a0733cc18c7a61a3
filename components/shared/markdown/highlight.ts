import { grammarOf } from './highlight/grammars.ts';
import { tokenize } from './highlight/tokenize.ts';
import type { HighlightToken } from './highlight/tokenize.ts';

export type { HighlightToken } from './highlight/tokenize.ts';

/** The coloured pieces of code in a language a fence may name, or undefined if the language is not known. */
export function highlight(code: string, language: string): HighlightToken[] | undefined {
  const grammar = grammarOf(language);
  return grammar && tokenize(code, grammar);
}
