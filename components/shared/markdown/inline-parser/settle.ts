import type { Inline } from '../types.ts';
import { addPart } from './push.ts';
import type { Part } from './state.ts';

function isInline(part: Part): part is Inline {
  return part.type !== 'delimiter';
}

/** Turns the delimiters that found no opener into text. */
export function settle(parts: readonly Part[]): readonly Inline[] {
  if (parts.every(isInline)) return parts;
  const settled: Part[] = [];
  for (const part of parts) {
    addPart(settled, isInline(part) ? part : { type: 'text', text: part.marker.repeat(part.count) });
  }
  return settled.filter(isInline);
}

/** Leaves the undecided delimiters out: while streaming, no raw marker is shown. */
export function withoutDelimiters(parts: readonly Part[]): readonly Inline[] {
  return parts.every(isInline) ? parts : parts.filter(isInline);
}
