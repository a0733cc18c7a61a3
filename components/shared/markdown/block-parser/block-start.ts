import { createFence, createIndentedCode } from './code-leaf.ts';
import { createHeading } from './heading-leaf.ts';
import { indentation, isBlank, restOf, skipCharacters, skipColumns, textOf } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { addRule, closeFrom, nextItem, openContainer, openLeaf } from './open-close.ts';
import { innermost, MAX_DEPTH } from './state.ts';
import type { BlockState } from './state.ts';

/** A line being read: how many containers it continues, and whether it continues the open paragraph's container. */
export interface Line {
  state: BlockState;
  cursor: Cursor;
  matched: number;
  continues: boolean;
}

/** What a start did: opened a container (more may follow), took the line, or nothing. */
export type Started = 'container' | 'leaf' | undefined;

/** The length of the run of one character at the cursor's next place. */
export function runLength(cursor: Cursor, marker: string): number {
  let length = 0;
  while (cursor.line.charAt(cursor.next + length) === marker) length += 1;
  return length;
}

function closeUnmatched(line: Line): void {
  closeFrom(line.state, line.matched);
  line.continues = false;
}

function startQuote(line: Line): Started {
  const { state, cursor } = line;
  if (state.containers.length >= MAX_DEPTH) return undefined;
  closeUnmatched(line);
  skipCharacters(cursor, 1);
  skipColumns(cursor, 1);
  openContainer(state, { kind: 'quote', blocks: [] });
  line.matched = state.containers.length;
  return 'container';
}

function startHeading(line: Line): Started {
  const { state, cursor } = line;
  const depth = runLength(cursor, '#');
  const after = cursor.line.charAt(cursor.next + depth);
  if (depth > 6 || (after !== '' && after !== ' ' && after !== '\t')) return undefined;
  closeUnmatched(line);
  skipCharacters(cursor, depth);
  const heading = createHeading(depth, state.meter);
  heading.append(textOf(cursor));
  openLeaf(state, { ...heading, kind: 'heading' });
  return 'leaf';
}

function startFence(line: Line, marker: string): Started {
  const { state, cursor } = line;
  const length = runLength(cursor, marker);
  const info = cursor.line.slice(cursor.next + length).trim();
  if (length < 3 || (marker === '`' && info.includes('`'))) return undefined;
  const indent = indentation(cursor);
  closeUnmatched(line);
  const language = info.split(/[\s{]/, 1).at(0) ?? '';
  openLeaf(state, createFence(marker, length, indent, language));
  return 'leaf';
}

function startUnderlined(line: Line, marker: string): Started {
  const { state, cursor } = line;
  if (!line.continues || state.leaf?.kind !== 'paragraph') return undefined;
  const length = runLength(cursor, marker);
  if (cursor.line.slice(cursor.next + length).trim() !== '') return undefined;
  const blocks = state.leaf.closeAsHeading(marker === '=' ? 1 : 2);
  state.leaf = undefined;
  innermost(state).blocks.push(...blocks);
  return 'leaf';
}

function startRule(line: Line, marker: string): Started {
  let count = 0;
  for (let at = line.cursor.next; at < line.cursor.line.length; at += 1) {
    const character = line.cursor.line.charAt(at);
    line.state.meter.scanned += 1;
    if (character === marker) count += 1;
    else if (character !== ' ' && character !== '\t') return undefined;
  }
  if (count < 3) return undefined;
  closeUnmatched(line);
  addRule(line.state);
  return 'leaf';
}

const LIST_MARKER = /(?:([*+-])|(\d{1,9})([.)]))(?=[ \t]|$)/y;

function startItem(line: Line): Started {
  const { state, cursor } = line;
  LIST_MARKER.lastIndex = cursor.next;
  const [whole, bullet, digits, delimiter] = LIST_MARKER.exec(cursor.line) ?? [];
  const marker = bullet ?? delimiter;
  if (whole === undefined || marker === undefined) return undefined;
  const start = digits === undefined ? null : Number(digits);
  const empty = cursor.line.slice(cursor.next + whole.length).trim() === '';
  const interrupts = line.continues && state.leaf?.kind === 'paragraph';
  if (interrupts && (empty || (start !== null && start !== 1))) return undefined;
  const list = state.containers.at(line.matched);
  const same = list?.kind === 'list' && list.marker === marker;
  if (!same && state.containers.length >= MAX_DEPTH) return undefined;

  const before = indentation(cursor);
  closeFrom(state, line.matched + (same ? 1 : 0));
  line.continues = false;
  skipCharacters(cursor, whole.length);
  const padding = indentation(cursor);
  const behind = empty || padding > 4 ? 1 : padding;
  skipColumns(cursor, behind);
  const indent = before + whole.length + behind;
  if (same) nextItem(state, list, indent);
  else {
    openContainer(state, {
      kind: 'list',
      blocks: [],
      checked: null,
      items: [],
      start,
      marker,
      indent,
      tight: true,
    });
  }
  state.afterBlank = false;
  line.matched = state.containers.length;
  return 'container';
}

function startTable(line: Line): Started {
  const { state, cursor } = line;
  if (!line.continues || state.leaf?.kind !== 'paragraph') return undefined;
  const text = textOf(cursor);
  state.meter.scanned += text.length;
  const found = state.leaf.toTable(text);
  if (!found) return undefined;
  innermost(state).blocks.push(...found.above);
  state.leaf = { ...found.table, kind: 'table' };
  return 'leaf';
}

function startIndented(line: Line): Started {
  const { state, cursor } = line;
  if (state.leaf?.kind === 'paragraph') return undefined;
  closeUnmatched(line);
  skipColumns(cursor, 4);
  const code = createIndentedCode();
  code.startLine();
  code.append(restOf(cursor));
  openLeaf(state, { ...code, kind: 'indented' });
  return 'leaf';
}

/** Tries to begin one block at the cursor. */
export function startBlock(line: Line): Started {
  const { cursor } = line;
  if (isBlank(cursor)) return undefined;
  if (indentation(cursor) >= 4) return startIndented(line);
  const character = cursor.line.charAt(cursor.next);
  switch (character) {
    case '>':
      return startQuote(line);
    case '#':
      return startHeading(line);
    case '`':
    case '~':
      return startFence(line, character);
    case '=':
      return startUnderlined(line, '=');
    case '-':
      return startUnderlined(line, '-') ?? startTable(line) ?? startRule(line, '-') ?? startItem(line);
    case '*':
      return startRule(line, '*') ?? startItem(line);
    case '_':
      return startRule(line, '_');
    case '|':
    case ':':
      return startTable(line);
    default:
      return startItem(line);
  }
}
