import { dropRecent, pushPart, pushText } from './push.ts';
import { MAX_TOKEN, openBracket } from './state.ts';
import type { AddressScan, InlineState } from './state.ts';

// White space, angle brackets, and the punctuation of scripts that put no space behind an address.
const END = /[\s<>`"\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]/;
const TRAILING = /[?!.,:;*_~')]/;

/** Reads the second slash of `https://`; the rest of the address is then read by `scanAddress`. */
export function scanSlash(state: InlineState): boolean {
  const prefix = /(?:^|[^a-z\d])(https?:\/)$/i.exec(state.recent)?.[1];
  state.pos += 1;
  if (prefix === undefined) {
    pushText(state, '/');
    return true;
  }
  dropRecent(state, prefix.length);
  state.address = { prefix: `${prefix}/`, at: 0, good: 0, depth: 0 };
  return true;
}

/** The part of the address that is certain so far. */
export function addressUrl(state: InlineState, scan: AddressScan): string {
  return scan.prefix + state.buffer.slice(state.pos, state.pos + scan.good);
}

/** Reads a bare address up to its end, leaving punctuation behind it to the sentence. */
export function scanAddress(state: InlineState, scan: AddressScan): boolean {
  const stopAtBracket = openBracket(state) !== undefined;
  for (;;) {
    const character = state.buffer.charAt(state.pos + scan.at);
    if (character === '' && !state.final) return false;
    state.meter.scanned += 1;
    const atBracket = character === ']' && stopAtBracket;
    if (character === '' || atBracket || END.test(character) || scan.at > MAX_TOKEN) break;
    scan.at += 1;
    const paired = character === ')' && scan.depth > 0;
    if (character === '(') scan.depth += 1;
    if (paired) scan.depth -= 1;
    if (paired || !TRAILING.test(character)) scan.good = scan.at;
  }
  const url = addressUrl(state, scan);
  state.address = undefined;
  state.pos += scan.good;
  if (scan.good === 0 || scan.at > MAX_TOKEN) {
    pushText(state, url);
    state.recent = '';
  } else {
    pushPart(state, { type: 'link', url, title: '', children: [{ type: 'text', text: url }] });
  }
  return true;
}

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;
const EMAIL = /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i;
const LINE_BREAK = /^br ?\/?$/i;

/** Reads `<address>` and `<br>`; any other tag is text. */
export function scanAngle(state: InlineState): boolean {
  let offset = Math.max(1, state.resume);
  let character = '';
  for (; ; offset += 1) {
    character = state.buffer.charAt(state.pos + offset);
    state.meter.scanned += 1;
    if (character === '' || character === '>' || character === '<' || offset > MAX_TOKEN) break;
    if (/[\s]/.test(character) && !(character === ' ' && offset === 3)) break;
    if (offset === 1 && !/[\w.+-]/.test(character)) break;
  }
  if (character === '' && !state.final) {
    state.resume = offset;
    return false;
  }
  state.resume = 0;
  const content = character === '>' ? state.buffer.slice(state.pos + 1, state.pos + offset) : '';
  const email = EMAIL.test(content);
  if (LINE_BREAK.test(content)) {
    pushPart(state, { type: 'break' });
  } else if (email || ADDRESS.test(content)) {
    const url = email ? `mailto:${content}` : content;
    pushPart(state, { type: 'link', url, title: '', children: [{ type: 'text', text: content }] });
  } else {
    pushText(state, '<');
    state.pos += 1;
    return true;
  }
  state.pos += offset + 1;
  return true;
}
