import { inlineText } from '../inline-text.ts';
import { referenceKey } from '../reference-key.ts';
import { unescape } from './entities.ts';
import { collapse, dropRecent, pushPart, pushText } from './push.ts';
import { scanDestination } from './scan-destination.ts';
import { settle } from './settle.ts';
import { createFrame, isBracket, MAX_OPEN, openBracket } from './state.ts';
import type { Frame, InlineState } from './state.ts';

const MAX_LABEL = 999;

/** Reads `[`, or `![` when an exclamation mark stands before it. */
export function scanOpenBracket(state: InlineState): boolean {
  state.pos += 1;
  if (state.top.depth >= MAX_OPEN) {
    pushText(state, '[');
    return true;
  }
  const image = state.recent.endsWith('!');
  if (image) dropRecent(state, 1);
  state.top = createFrame(image ? '![' : '[', 1, state.top);
  state.recent = '';
  return true;
}

function takeBracket(state: InlineState, frame: Frame, parent: Frame) {
  collapse(state, frame);
  state.top = parent;
  return settle(frame.parts);
}

function closeAsLink(state: InlineState, frame: Frame, parent: Frame, url: string, title: string): void {
  const children = takeBracket(state, frame, parent);
  if (frame.marker === '![') {
    pushPart(state, { type: 'image', url, title, alt: inlineText(children) });
    return;
  }
  pushPart(state, { type: 'link', url, title, children });
  for (let outer: Frame | undefined = parent; outer; outer = outer.parent) {
    if (outer.marker === '[') outer.active = false;
  }
}

/** Finds the end of the `[label]` behind the bracket at `state.pos`, as an offset; undefined if more text is needed. */
function scanLabel(state: InlineState): number | 'none' | undefined {
  let offset = Math.max(2, state.resume);
  for (; state.pos + offset < state.buffer.length; offset += 1) {
    const character = state.buffer.charAt(state.pos + offset);
    state.meter.scanned += 1;
    if (character === ']') return offset;
    if (character === '[' || offset > MAX_LABEL) return 'none';
  }
  if (state.final) return 'none';
  state.resume = offset;
  return undefined;
}

function closeAsReference(state: InlineState, frame: Frame, parent: Frame, suffix: string): void {
  const image = frame.marker === '![';
  const children = takeBracket(state, frame, parent);
  const text = inlineText(children);
  state.meter.scanned += text.length;
  const label = referenceKey(suffix.length > 2 ? suffix.slice(1, -1) : text);
  if (label === '' || text.length > MAX_LABEL) {
    pushText(state, frame.marker);
    for (const child of children) pushPart(state, child);
    pushText(state, `]${suffix}`);
  } else {
    pushPart(state, { type: 'reference', image, label, suffix, children });
  }
}

function looksLikeDefinition(frame: Frame, parent: Frame): boolean {
  const first = frame.parts.at(0);
  const footnote = first?.type === 'text' && first.text.startsWith('^');
  return frame.marker === '[' && !footnote && parent.parent === undefined && parent.parts.length === 0;
}

/** Reads `]` and what makes it a link, an image or a reference; false if more text is needed to know. */
export function scanCloseBracket(state: InlineState): boolean {
  const frame = openBracket(state);
  if (!frame?.parent || !frame.active) {
    if (frame?.parent) collapse(state, frame.parent);
    pushText(state, ']');
    state.pos += 1;
    return true;
  }
  const next = state.buffer.charAt(state.pos + 1);
  if (next === '' && !state.final) return false;
  if (next === '(') {
    const scan = scanDestination(state);
    if (!scan) return false;
    if (scan !== 'fail') {
      const url = unescape(state.buffer.slice(state.pos + scan.urlFrom, state.pos + scan.urlTo));
      const title = unescape(state.buffer.slice(state.pos + scan.titleFrom, state.pos + scan.titleTo));
      state.pos += scan.at + 1;
      closeAsLink(state, frame, frame.parent, url, title);
      return true;
    }
  }
  const end = next === '[' ? scanLabel(state) : 'none';
  if (end === undefined) return false;
  if (next === ':' && looksLikeDefinition(frame, frame.parent)) state.definition = true;
  const suffix = end === 'none' ? '' : state.buffer.slice(state.pos + 1, state.pos + end + 1);
  state.pos += 1 + suffix.length;
  state.resume = 0;
  closeAsReference(state, frame, frame.parent, suffix);
  return true;
}

/** Reads again, without its brackets, what stands behind the outermost bracket that never closed. */
export function unfoldBrackets(state: InlineState, replay: (part: Frame['parts'][number]) => void): void {
  const frames: Frame[] = [];
  for (let frame = state.top; frame.parent; frame = frame.parent) frames.unshift(frame);
  const from = frames.findIndex(isBracket);
  const outermost = frames[from];
  if (!outermost?.parent) return;
  state.top = outermost.parent;
  for (const frame of frames.slice(from)) {
    if (isBracket(frame)) replay({ type: 'text', text: frame.marker });
    else {
      replay({
        type: 'delimiter',
        marker: frame.marker,
        count: frame.count,
        length: frame.length,
        opens: true,
        closes: frame.closes,
      });
    }
    for (const part of frame.parts) replay(part);
  }
}
