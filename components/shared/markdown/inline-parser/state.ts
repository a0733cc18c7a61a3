import type { Inline, Meter } from '../types.ts';

/** A run of markers. Among parts: one that found no opener inside its bracket but may outside, if that is no link. */
export interface Delimiter {
  type: 'delimiter';
  marker: string;
  count: number;
  length: number;
  opens: boolean;
  closes: boolean;
}

export type Part = Inline | Delimiter;

/**
 * An opened and not yet closed marker with what followed it. `marker` is `*`, `_`, `~`, `[`, `![`, or empty for the
 * root; `count` of the run's `length` markers are not used yet; `closes` says whether the run could close as well.
 */
export interface Frame {
  marker: string;
  count: number;
  length: number;
  closes: boolean;
  /** False for a bracket that holds a link already: links do not nest. */
  active: boolean;
  depth: number;
  parent: Frame | undefined;
  parts: Part[];
}

/** How far a link destination was read, in offsets from the closing bracket. */
export interface DestinationScan {
  phase: 'before' | 'angle' | 'bare' | 'between' | 'title' | 'after';
  at: number;
  depth: number;
  urlFrom: number;
  urlTo: number;
  titleFrom: number;
  titleTo: number;
  quote: string;
}

/** A bare address being read: `good` is the offset behind its last character that is no trailing punctuation. */
export interface AddressScan {
  prefix: string;
  at: number;
  good: number;
  depth: number;
}

export interface CodeScan {
  ticks: number;
  text: string;
  /** Everything from the opening backticks on, to be read again should they never close. */
  source: string;
}

/** The resumable state of one inline text; `buffer` holds only what is not consumed yet. */
export interface InlineState {
  buffer: string;
  pos: number;
  /** The character in front of `buffer`. */
  before: string;
  /** No more text will come. */
  final: boolean;
  top: Frame;
  /** Spaces read and not yet shown: they vanish before a line end. */
  spaces: number;
  /** Characters of the token at `pos` that need no second look. */
  resume: number;
  /** The marker of an overlong run, which is plain text to its end. */
  literal: string;
  /** The last plain characters shown, for what is recognised by looking back. */
  recent: string;
  code: CodeScan | undefined;
  destination: DestinationScan | undefined;
  address: AddressScan | undefined;
  /** Where the last backtick run of each length stands; known only when an unclosed run is read again. */
  lastRuns: ReadonlyMap<number, number> | undefined;
  /** The text starts like a reference definition. */
  definition: boolean;
  meter: Meter;
}

/** Deeper markers stay text, which bounds both the search for openers and the depth of the tree. */
export const MAX_OPEN = 32;
/** A longer run of one marker stays text. */
export const MAX_RUN = 12;
/** A longer destination, address or label is none. */
export const MAX_TOKEN = 4096;

export function createFrame(marker: string, count: number, parent: Frame | undefined): Frame {
  const depth = parent ? parent.depth + 1 : 0;
  return { marker, count, length: count, closes: false, active: true, depth, parent, parts: [] };
}

export function createInlineState(meter: Meter): InlineState {
  return {
    buffer: '',
    pos: 0,
    before: '',
    final: false,
    top: createFrame('', 0, undefined),
    spaces: 0,
    resume: 0,
    literal: '',
    recent: '',
    code: undefined,
    destination: undefined,
    address: undefined,
    lastRuns: undefined,
    definition: false,
    meter,
  };
}

export function isBracket(frame: Frame): boolean {
  return frame.marker.endsWith('[');
}

/** The innermost open bracket. */
export function openBracket(state: InlineState): Frame | undefined {
  let frame: Frame | undefined = state.top;
  while (frame && !isBracket(frame)) frame = frame.parent;
  return frame;
}
