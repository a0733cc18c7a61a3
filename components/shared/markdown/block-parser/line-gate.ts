import type { Meter } from '../types.ts';

/**
 * Holds the beginning of a line back until it is certain what kind of block the line starts or continues, so that a
 * line is placed once however it arrives, and no marker is shown before its meaning is known.
 */
export interface LineGate {
  held: string;
  phase: 'markers' | 'info' | 'task';
  /** Characters still wanted in the `task` phase. */
  wanted: number;
  /** The last character, and how many digits stand before the place. */
  previous: string;
  digits: number;
  /** What ends an info string early: a backtick fence's may hold no backtick. */
  fence: string;
}

const MARKERS = new Set(' \t-=*_+#>~`|:.)0123456789');
const IN_FENCE = new Set(' \t~`');

export function createLineGate(): LineGate {
  return { held: '', phase: 'markers', wanted: 0, previous: '', digits: 0, fence: '' };
}

/** The fence marker `held` ends with, white space aside. */
function trailingFence(held: string, meter: Meter): string {
  let end = held.length;
  while (end > 0 && ' \t'.includes(held.charAt(end - 1))) end -= 1;
  const marker = held.charAt(end - 1);
  let start = end;
  while (start > 0 && held.charAt(start - 1) === marker) start -= 1;
  meter.scanned += held.length - start;
  return end - start >= 3 && (marker === '`' || marker === '~') ? marker : '';
}

/** Whether `character` cannot belong to the markers a line begins with. A number is one only as `12. ` or `12) `. */
function endsMarkers(gate: LineGate, character: string, markers: Set<string>): boolean {
  if (!markers.has(character)) return true;
  const { previous, digits } = gate;
  const digit = character >= '0' && character <= '9';
  const delimiter = character === '.' || character === ')';
  gate.previous = character;
  gate.digits = digit ? digits + 1 : 0;
  if (digit) return digits > 8 || (digits === 0 && previous !== '' && !' \t>'.includes(previous));
  if (delimiter) return digits === 0;
  const behindNumber = digits > 0 || previous === '.' || previous === ')';
  return behindNumber && (digits > 0 || (character !== ' ' && character !== '\t'));
}

/** Takes one character more; true if the line's kind is certain with it. */
function passes(gate: LineGate, character: string, markers: Set<string>, meter: Meter): boolean {
  if (gate.phase === 'info') return character === '`' && gate.fence === '`';
  if (gate.phase === 'task') {
    gate.wanted -= 1;
    return gate.wanted === 0;
  }
  gate.fence = trailingFence(gate.held, meter);
  if (gate.fence !== '' && markers === MARKERS) {
    gate.phase = 'info';
    return character === '`' && gate.fence === '`';
  }
  // `[x] ` may be a task, which takes four characters to see.
  gate.wanted = 3;
  if (character === '[') gate.phase = 'task';
  return character !== '[';
}

/**
 * Adds `text`, which contains no line end, from `from` on. Returns the index behind the character that made the
 * line's kind certain, or -1 while it is not.
 */
export function holdBack(
  gate: LineGate,
  text: string,
  from: number,
  plainFence: boolean,
  meter: Meter,
): number {
  const markers = plainFence ? IN_FENCE : MARKERS;
  let start = from;
  for (let at = from; at < text.length; at += 1) {
    meter.scanned += 1;
    const character = text.charAt(at);
    if (gate.phase === 'markers') {
      if (!endsMarkers(gate, character, markers)) continue;
      gate.held += text.slice(start, at);
      start = at;
    }
    if (passes(gate, character, markers, meter)) {
      gate.held += text.slice(start, at + 1);
      return at + 1;
    }
  }
  gate.held += text.slice(start);
  return -1;
}

/** Takes what was held and prepares for the next line. */
export function openGate(gate: LineGate): string {
  const { held } = gate;
  gate.held = '';
  gate.phase = 'markers';
  gate.previous = '';
  gate.digits = 0;
  return held;
}
