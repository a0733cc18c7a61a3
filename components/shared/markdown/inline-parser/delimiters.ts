import type { Span } from '../types.ts';
import { collapse, pushPart, pushText } from './push.ts';
import { settle } from './settle.ts';
import { createFrame, isBracket, MAX_OPEN, openBracket } from './state.ts';
import type { Delimiter, Frame, InlineState } from './state.ts';

type Side = 'space' | 'punctuation' | 'ideograph' | 'word';

const PUNCTUATION = /[\p{P}\p{S}]/u;
// Half of a surrogate pair counts as well: an emoji or a rare ideograph.
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Cs}]/u;

function sideOf(character: string): Side {
  if (character.trim() === '') return 'space';
  if (PUNCTUATION.test(character)) return 'punctuation';
  return IDEOGRAPH.test(character) ? 'ideograph' : 'word';
}

/**
 * Whether a run of `marker` between two characters may open and close emphasis. Beside an ideograph punctuation does
 * not forbid it, since such scripts put no space there. `_` never acts inside a word.
 */
export function flank(marker: string, before: string, after: string): { opens: boolean; closes: boolean } {
  const left = sideOf(before);
  const right = sideOf(after);
  const opens = right !== 'space' && (right !== 'punctuation' || left !== 'word');
  const closes = left !== 'space' && (left !== 'punctuation' || right !== 'word');
  if (marker !== '_') return { opens, closes };
  return {
    opens: opens && (!closes || left === 'punctuation'),
    closes: closes && (!opens || right === 'punctuation'),
  };
}

function matches(frame: Frame, run: Delimiter): boolean {
  if (frame.marker !== run.marker) return false;
  if (run.marker === '~') return frame.count === run.count;
  const sum = frame.length + run.length;
  return !(frame.closes || run.opens) || sum % 3 !== 0 || (frame.length % 3 === 0 && run.length % 3 === 0);
}

function findOpener(state: InlineState, run: Delimiter): Frame | undefined {
  for (let frame = state.top; frame.parent && !isBracket(frame); frame = frame.parent) {
    if (matches(frame, run)) return frame;
  }
  return undefined;
}

function closeSpan(state: InlineState, opener: Frame, parent: Frame, count: number): number {
  const used = Math.min(2, opener.count, count);
  collapse(state, opener);
  const type: Span['type'] = opener.marker === '~' ? 'strike' : used === 2 ? 'strong' : 'emphasis';
  const span: Span = { type, children: settle(opener.parts) };
  opener.count -= used;
  opener.parts = [];
  if (opener.count === 0) state.top = parent;
  pushPart(state, span);
  return used;
}

/** Closes what the run closes, then opens with what is left of it, else leaves text. */
export function applyDelimiter(state: InlineState, run: Delimiter): void {
  let rest = run;
  while (rest.closes && rest.count > 0) {
    const opener = findOpener(state, rest);
    if (!opener?.parent) break;
    rest = { ...rest, count: rest.count - closeSpan(state, opener, opener.parent, rest.count) };
  }
  if (rest.count === 0) return;
  if (rest.opens && state.top.depth < MAX_OPEN) {
    const frame = createFrame(rest.marker, rest.count, state.top);
    state.top = { ...frame, length: rest.length, closes: rest.closes };
    state.recent = '';
  } else if (rest.closes && openBracket(state)) {
    pushPart(state, rest);
  } else {
    pushText(state, rest.marker.repeat(rest.count));
  }
}
