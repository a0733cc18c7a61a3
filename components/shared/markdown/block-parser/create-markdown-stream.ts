import type { MarkdownDocument } from '../types.ts';
import { createLineGate, holdBack, openGate } from './line-gate.ts';
import type { LineGate } from './line-gate.ts';
import { closeFrom, closeLeaf, viewOpen } from './open-close.ts';
import { startLine } from './start-line.ts';
import { createBlockState } from './state.ts';
import type { BlockState } from './state.ts';

/** A markdown text that grows. */
export interface MarkdownStream {
  /** Adds text. Its cost depends on the length of `delta`, not on what came before. Throws after `end`. */
  append(delta: string): void;
  /** No more text will come: closes what is open. */
  end(): void;
  /** The document so far. Closed blocks are the same objects in every snapshot. */
  snapshot(): MarkdownDocument;
  /** How many characters the parser has looked at, counting repetitions. */
  scanned(): number;
}

interface StreamState {
  blocks: BlockState;
  gate: LineGate;
  /** The line's place is known: its text goes to the open leaf. */
  placed: boolean;
  /** The first half of a character that is cut in two. */
  half: string;
}

function addPiece(stream: StreamState, text: string): void {
  const { blocks, gate } = stream;
  let from = 0;
  if (!stream.placed) {
    const plainFence = blocks.leaf?.kind === 'fence' && blocks.containers.length === 0;
    from = holdBack(gate, text, 0, plainFence, blocks.meter);
    if (from < 0) return;
    startLine(blocks, openGate(gate));
    stream.placed = true;
  }
  if (from < text.length) blocks.leaf?.append(from === 0 ? text : text.slice(from));
}

function endLine(stream: StreamState): void {
  const { blocks, gate } = stream;
  if (!stream.placed) startLine(blocks, openGate(gate));
  stream.placed = false;
  if (blocks.leaf?.endLine()) closeLeaf(blocks);
}

function addText(stream: StreamState, text: string): void {
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    addPiece(stream, text.slice(from, end));
    endLine(stream);
    from = end + 1;
  }
  if (from < text.length) addPiece(stream, text.slice(from));
}

function withoutHalf(stream: StreamState, delta: string): string {
  const text = stream.half + delta;
  const cut = /[\ud800-\udbff]$/.test(text.slice(-1));
  stream.half = cut ? text.slice(-1) : '';
  return cut ? text.slice(0, -1) : text;
}

function finish(stream: StreamState): void {
  if (stream.half !== '') addText(stream, '\ufffd');
  if (stream.placed || stream.gate.held !== '') endLine(stream);
  closeFrom(stream.blocks, 0);
}

/** Begins an empty text; see `MarkdownStream`. */
export function createMarkdownStream(): MarkdownStream {
  const stream: StreamState = { blocks: createBlockState(), gate: createLineGate(), placed: false, half: '' };
  const { document } = stream.blocks;
  let definitions: MarkdownDocument['definitions'] = new Map();
  let snapshot: MarkdownDocument | undefined;
  let ended = false;

  const take = (): MarkdownDocument => {
    if (definitions.size !== stream.blocks.definitions.size) definitions = new Map(stream.blocks.definitions);
    return { blocks: [...document.blocks, ...viewOpen(stream.blocks)], definitions };
  };

  return {
    append: (delta) => {
      if (ended) throw new Error('append after end');
      snapshot = undefined;
      addText(
        stream,
        withoutHalf(stream, delta).replace(/[\r\0]/g, (c) => (c === '\r' ? '' : '\ufffd')),
      );
    },
    end: () => {
      if (ended) return;
      ended = true;
      snapshot = undefined;
      finish(stream);
    },
    snapshot: () => (snapshot ??= take()),
    scanned: () => stream.blocks.meter.scanned,
  };
}
