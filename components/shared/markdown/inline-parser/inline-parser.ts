import type { Inline, Meter } from '../types.ts';
import { applyDelimiter } from './delimiters.ts';
import { addPart, collapse, pushPart } from './push.ts';
import { addressUrl } from './scan-address.ts';
import { unfoldBrackets } from './scan-bracket.ts';
import { codeText, reopenCode } from './scan-code.ts';
import { scanInline } from './scan-inline.ts';
import { settle, withoutDelimiters } from './settle.ts';
import { createInlineState } from './state.ts';
import type { Frame, InlineState, Part } from './state.ts';

/** Reads an inline text piece by piece; every character is looked at a bounded number of times. */
export interface InlineParser {
  /** Adds text. Must not be called after `close`. */
  append(text: string): void;
  /** What can be shown so far, with open markers closed virtually and undecided ones left out. */
  view(): readonly Inline[];
  /** The final result: what never closed is text. */
  close(): readonly Inline[];
  /** Whether the text begins like `[label]:`. */
  isDefinition(): boolean;
}

function append(state: InlineState, text: string): void {
  if (state.pos > 0) {
    state.before = state.buffer.charAt(state.pos - 1);
    state.buffer = state.buffer.slice(state.pos) + text;
    state.pos = 0;
  } else {
    state.buffer += text;
  }
  scanInline(state);
}

function close(state: InlineState): readonly Inline[] {
  state.final = true;
  scanInline(state);
  if (state.code) {
    reopenCode(state, state.code);
    scanInline(state);
  }
  unfoldBrackets(state, (part) => {
    if (part.type === 'delimiter') applyDelimiter(state, part);
    else pushPart(state, part);
  });
  let root: Frame = state.top;
  while (root.parent) root = root.parent;
  collapse(state, root);
  return settle(root.parts);
}

function openTail(state: InlineState): Inline[] {
  if (state.code) return [{ type: 'code', text: codeText(state.code.text, true) }];
  if (!state.address) return [];
  const url = addressUrl(state, state.address);
  return [{ type: 'link', url, title: '', children: [{ type: 'text', text: url }] }];
}

function closeVirtually(frame: Frame, children: readonly Inline[]): readonly Inline[] {
  if (children.length === 0 || frame.marker.endsWith('[') || frame.marker === '') return children;
  if (frame.marker === '~') return [{ type: 'strike', children }];
  const inner: readonly Inline[] = frame.count >= 2 ? [{ type: 'strong', children }] : children;
  return frame.count % 2 === 1 ? [{ type: 'emphasis', children: inner }] : inner;
}

function view(state: InlineState): readonly Inline[] {
  let inlines: readonly Inline[] = openTail(state);
  for (let frame: Frame | undefined = state.top; frame; frame = frame.parent) {
    const parts: Part[] = [...withoutDelimiters(frame.parts)];
    for (const inline of inlines) addPart(parts, inline);
    inlines = closeVirtually(frame, withoutDelimiters(parts));
  }
  return inlines;
}

export function createInlineParser(meter: Meter): InlineParser {
  const state = createInlineState(meter);
  return {
    append: (text) => append(state, text),
    view: () => view(state),
    close: () => close(state),
    isDefinition: () => state.definition,
  };
}

/** Parses a whole inline text at once. */
export function parseInline(text: string, meter: Meter): readonly Inline[] {
  const parser = createInlineParser(meter);
  parser.append(text);
  return parser.close();
}
