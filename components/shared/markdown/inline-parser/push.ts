import type { Frame, InlineState, Part } from './state.ts';

/** Adds a part; neighbouring texts become one, so that the result does not depend on how the text arrived. */
export function addPart(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  if (part.type === 'text' && last?.type === 'text') {
    parts[parts.length - 1] = { type: 'text', text: last.text + part.text };
  } else {
    parts.push(part);
  }
}

export function pushText(state: InlineState, text: string): void {
  if (text === '') return;
  addPart(state.top.parts, { type: 'text', text });
  state.recent = (state.recent + text.slice(-8)).slice(-8);
}

export function pushPart(state: InlineState, part: Part): void {
  addPart(state.top.parts, part);
  state.recent = '';
}

/** Shows the spaces read before the present token, unless nothing stands before them. */
export function flushSpaces(state: InlineState): void {
  if (state.spaces === 0) return;
  const { top } = state;
  const atStart = top.parent === undefined && top.parts.length === 0;
  if (!atStart) pushText(state, ' '.repeat(state.spaces));
  state.spaces = 0;
}

/** Takes back the last `count` characters of `recent`. */
export function dropRecent(state: InlineState, count: number): void {
  const { parts } = state.top;
  const last = parts.at(-1);
  state.recent = '';
  if (last?.type !== 'text') return;
  if (last.text.length <= count) parts.pop();
  else parts[parts.length - 1] = { type: 'text', text: last.text.slice(0, -count) };
}

/** What an opener is when it never closes. */
function literalMarker(frame: Frame): string {
  return frame.marker.repeat(frame.count);
}

/** Closes every frame above `target` as plain text. */
export function collapse(state: InlineState, target: Frame): void {
  const above: Frame[] = [];
  for (let frame = state.top; frame !== target && frame.parent; frame = frame.parent) above.push(frame);
  state.top = target;
  for (const frame of above.toReversed()) {
    addPart(target.parts, { type: 'text', text: literalMarker(frame) });
    for (const part of frame.parts) addPart(target.parts, part);
  }
}
