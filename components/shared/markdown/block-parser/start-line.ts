import { runLength, startBlock } from './block-start.ts';
import type { Line } from './block-start.ts';
import { createCursor, indentation, isBlank, restOf, skipCharacters, skipColumns, textOf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { FenceLeaf } from './code-leaf.ts';
import { closeFrom, closeLeaf, openLeaf } from './open-close.ts';
import { createParagraph } from './paragraph-leaf.ts';
import { innermost } from './state.ts';
import type { BlockState, Container } from './state.ts';

function continuesContainer(state: BlockState, container: Container, cursor: Cursor): boolean {
  if (container.kind !== 'list') {
    if (indentation(cursor) > 3 || cursor.line.charAt(cursor.next) !== '>') return false;
    skipCharacters(cursor, 1);
    skipColumns(cursor, 1);
    return true;
  }
  if (isBlank(cursor)) {
    const inner = container !== innermost(state) || state.leaf !== undefined;
    skipColumns(cursor, container.indent);
    return inner || container.blocks.length > 0;
  }
  if (indentation(cursor) < container.indent) return false;
  skipColumns(cursor, container.indent);
  return true;
}

function matchContainers(state: BlockState, cursor: Cursor): number {
  let matched = 0;
  for (const container of state.containers) {
    if (!continuesContainer(state, container, cursor)) break;
    matched += 1;
  }
  return matched;
}

function closesFence(fence: FenceLeaf, cursor: Cursor): boolean {
  if (indentation(cursor) > 3) return false;
  const length = runLength(cursor, fence.marker);
  return length >= fence.length && cursor.line.slice(cursor.next + length).trim() === '';
}

/** Gives the line to the open code block if it belongs to it. */
function continueCode(state: BlockState, cursor: Cursor): boolean {
  const { leaf } = state;
  if (leaf?.kind === 'fence' && closesFence(leaf, cursor)) {
    closeLeaf(state);
    return true;
  }
  if (leaf?.kind !== 'fence' && leaf?.kind !== 'indented') return false;
  const indented = leaf.kind === 'indented';
  const blank = isBlank(cursor);
  if (indented && !blank && indentation(cursor) < 4) return false;
  skipColumns(cursor, leaf.kind === 'fence' ? leaf.indent : 4);
  if (leaf.kind === 'indented' && blank) {
    leaf.blankLine(restOf(cursor));
  } else {
    leaf.startLine();
    leaf.append(restOf(cursor));
  }
  return true;
}

function takeTask(state: BlockState, text: string): string {
  const parent = innermost(state);
  const task = /^\[([ xX])\](?=[ \t]|$)[ \t]*/.exec(text);
  if (!task || parent.kind !== 'list' || parent.blocks.length > 0 || parent.checked !== null) return text;
  parent.checked = task[1] !== ' ';
  return text.slice(task[0].length);
}

function addText(line: Line): void {
  const { state, cursor } = line;
  const text = textOf(cursor);
  const unmatched = line.matched < state.containers.length;
  const { leaf } = state;
  // A paragraph goes on even where the markers of its quote or item are missing.
  if (leaf?.kind === 'paragraph' || (leaf?.kind === 'table' && !unmatched)) {
    leaf.startLine();
    leaf.append(text);
    return;
  }
  closeFrom(state, line.matched);
  const paragraph = createParagraph(state.meter, (key, definition) => {
    if (!state.definitions.has(key)) state.definitions.set(key, definition);
  });
  const rest = takeTask(state, text);
  openLeaf(state, paragraph);
  paragraph.startLine();
  paragraph.append(rest);
}

/**
 * Finds the place of a new line from its beginning, which reaches at least to the first character that is no
 * marker, or to the line's end. What follows goes to the open leaf.
 */
export function startLine(state: BlockState, text: string): void {
  const cursor = createCursor(text);
  state.meter.scanned += text.length;
  const matched = matchContainers(state, cursor);
  const line: Line = { state, cursor, matched, continues: matched === state.containers.length };
  const inFence = state.leaf?.kind === 'fence';
  if (line.continues && continueCode(state, cursor)) {
    state.afterBlank = !inFence && isBlank(cursor);
    return;
  }
  const first = startBlock(line);
  let started = first;
  while (started === 'container') started = startBlock(line);
  const blank = isBlank(cursor) && started === undefined;
  if (blank) closeFrom(state, line.matched);
  else if (started === undefined) addText(line);
  state.afterBlank = blank && first === undefined && innermost(state).kind !== 'quote';
}
