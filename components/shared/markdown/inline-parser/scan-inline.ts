import { applyDelimiter, flank } from './delimiters.ts';
import { decodeEntity, ENTITY, MAX_ENTITY } from './entities.ts';
import { flushSpaces, pushPart, pushText } from './push.ts';
import { scanAddress, scanAngle, scanSlash } from './scan-address.ts';
import { scanCloseBracket, scanOpenBracket } from './scan-bracket.ts';
import { scanBackticks, scanCode, scanRun } from './scan-code.ts';
import { MAX_RUN } from './state.ts';
import type { InlineState } from './state.ts';

const SPECIAL = new Set('\\`*_~[]<&\n/');

function scanPlain(state: InlineState): boolean {
  let end = state.pos + 1;
  for (; end < state.buffer.length; end += 1) {
    const character = state.buffer.charAt(end);
    if (SPECIAL.has(character)) break;
    if (character !== ' ') continue;
    const next = state.buffer.charAt(end + 1);
    if (next === '' || next === ' ' || SPECIAL.has(next)) break;
  }
  pushText(state, state.buffer.slice(state.pos, end));
  state.meter.scanned += end - state.pos;
  state.pos = end;
  return true;
}

function scanEscape(state: InlineState): boolean {
  const next = state.buffer.charAt(state.pos + 1);
  if (next === '' && !state.final) return false;
  state.pos += 1;
  if (next === '\n') {
    state.pos += 1;
    pushPart(state, { type: 'break' });
  } else if (next !== '' && /[!-/:-@[-`{-~]/.test(next)) {
    state.pos += 1;
    pushText(state, next);
    state.recent = '';
  } else {
    pushText(state, '\\');
  }
  return true;
}

function scanEntity(state: InlineState): boolean {
  const ahead = state.buffer.slice(state.pos, state.pos + MAX_ENTITY);
  state.meter.scanned += 1;
  if (!state.final && ahead.length < MAX_ENTITY && /^&#?\w*$/.test(ahead)) return false;
  ENTITY.lastIndex = 0;
  const entity = ENTITY.exec(ahead)?.[0];
  const character = entity === undefined ? undefined : decodeEntity(entity);
  pushText(state, character ?? '&');
  state.pos += entity !== undefined && character !== undefined ? entity.length : 1;
  if (character !== undefined) state.recent = '';
  return true;
}

function scanDelimiters(state: InlineState, marker: string): boolean {
  const count = scanRun(state, marker);
  if (count === undefined) return false;
  const before = state.pos > 0 ? state.buffer.charAt(state.pos - 1) : state.before;
  const point = state.buffer.codePointAt(state.pos + count);
  const after = point === undefined ? '' : String.fromCodePoint(point);
  state.pos += count;
  if (count > MAX_RUN || (marker === '~' && count !== 2)) {
    pushText(state, marker.repeat(count));
    return true;
  }
  applyDelimiter(state, { type: 'delimiter', marker, count, length: count, ...flank(marker, before, after) });
  return true;
}

function scanLineEnd(state: InlineState): boolean {
  if (state.spaces >= 2) pushPart(state, { type: 'break' });
  else pushText(state, '\n');
  state.spaces = 0;
  state.pos += 1;
  return true;
}

/** Reads the token at `state.pos`; false if more text is needed to know what it is. */
function scanToken(state: InlineState): boolean {
  if (state.code) return scanCode(state, state.code);
  if (state.address) return scanAddress(state, state.address);
  const character = state.buffer.charAt(state.pos);
  if (character === ' ') {
    state.spaces += 1;
    state.pos += 1;
    state.meter.scanned += 1;
    return true;
  }
  if (character === '\n') return scanLineEnd(state);
  flushSpaces(state);
  if (character === state.literal) {
    pushText(state, character);
    state.pos += 1;
    state.meter.scanned += 1;
    return true;
  }
  state.literal = '';
  switch (character) {
    case '\\':
      return scanEscape(state);
    case '`':
      return scanBackticks(state);
    case '*':
    case '_':
    case '~':
      return scanDelimiters(state, character);
    case '[':
      return scanOpenBracket(state);
    case ']':
      return scanCloseBracket(state);
    case '<':
      return scanAngle(state);
    case '&':
      return scanEntity(state);
    case '/':
      return scanSlash(state);
    default:
      return scanPlain(state);
  }
}

/** Reads all tokens of the buffer that are complete. */
export function scanInline(state: InlineState): void {
  while (state.pos < state.buffer.length || (state.final && state.address)) {
    if (!scanToken(state)) return;
  }
}
