import { pushPart, pushText } from './push.ts';
import { MAX_RUN } from './state.ts';
import type { CodeScan, InlineState } from './state.ts';

/**
 * The length of the run of `marker` at `state.pos`, or undefined if more text is needed. A run longer than `MAX_RUN`
 * is reported as soon as that is known and sets `state.literal` to say that its rest belongs to it.
 */
export function scanRun(state: InlineState, marker: string): number | undefined {
  let length = Math.max(1, state.resume);
  while (length <= MAX_RUN && state.buffer.charAt(state.pos + length) === marker) length += 1;
  state.meter.scanned += length - state.resume;
  if (length <= MAX_RUN && state.pos + length >= state.buffer.length && !state.final) {
    state.resume = length;
    return undefined;
  }
  state.resume = 0;
  if (length > MAX_RUN) state.literal = marker;
  return length;
}

/** Reads opening backticks. */
export function scanBackticks(state: InlineState): boolean {
  const ticks = scanRun(state, '`');
  if (ticks === undefined) return false;
  const closes = !state.lastRuns || (state.lastRuns.get(ticks) ?? -1) > state.pos;
  const run = '`'.repeat(ticks);
  state.pos += ticks;
  if (ticks > MAX_RUN || !closes) pushText(state, run);
  else state.code = { ticks, text: '', source: run };
  return true;
}

/** The shown text of a code span: one space of padding on both sides is not part of it. */
export function codeText(text: string, open: boolean): string {
  if (open) return text.startsWith(' ') ? text.slice(1) : text;
  const padded = text.startsWith(' ') && text.endsWith(' ') && text.length > 2;
  return padded ? text.slice(1, -1) : text;
}

/** Reads inside a code span, up to a run as long as the one that opened it. */
export function scanCode(state: InlineState, code: CodeScan): boolean {
  let end = state.buffer.indexOf('`', state.pos);
  if (end < 0) end = state.buffer.length;
  if (end > state.pos) {
    const text = state.buffer.slice(state.pos, end);
    state.meter.scanned += text.length;
    code.text += text.replaceAll('\n', ' ');
    code.source += text;
    state.literal = '';
    state.pos = end;
    return true;
  }
  const partial = state.literal !== '';
  const ticks = scanRun(state, '`');
  if (ticks === undefined) return false;
  state.pos += ticks;
  if (ticks === code.ticks && !partial) {
    state.code = undefined;
    pushPart(state, { type: 'code', text: codeText(code.text, false) });
  } else {
    code.text += '`'.repeat(ticks);
    code.source += '`'.repeat(ticks);
  }
  return true;
}

/** Puts the text of a code span that never closed back into the buffer, knowing now which runs do close. */
export function reopenCode(state: InlineState, code: CodeScan): void {
  const rest = code.source + state.buffer.slice(state.pos);
  const lastRuns = new Map<number, number>();
  for (const run of rest.matchAll(/`+/g)) lastRuns.set(run[0].length, run.index);
  state.meter.scanned += rest.length;
  state.code = undefined;
  state.literal = '';
  state.resume = 0;
  state.lastRuns = lastRuns;
  state.buffer = rest;
  state.pos = 0;
}
