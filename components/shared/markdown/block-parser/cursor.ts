/** A place in a line. `next` is its first character that is no white space; columns count a tab as up to four. */
export interface Cursor {
  line: string;
  pos: number;
  column: number;
  next: number;
  nextColumn: number;
  /** `pos` is at a tab of which some columns are used up. */
  partialTab: boolean;
}

function findNext(cursor: Cursor): void {
  let { pos: next, column } = cursor;
  for (; next < cursor.line.length; next += 1) {
    const character = cursor.line.charAt(next);
    if (character === ' ') column += 1;
    else if (character === '\t') column += 4 - (column % 4);
    else break;
  }
  cursor.next = next;
  cursor.nextColumn = column;
}

export function createCursor(line: string): Cursor {
  const cursor = { line, pos: 0, column: 0, next: 0, nextColumn: 0, partialTab: false };
  findNext(cursor);
  return cursor;
}

/** Columns of white space in front of the next character. */
export function indentation(cursor: Cursor): number {
  return cursor.nextColumn - cursor.column;
}

export function isBlank(cursor: Cursor): boolean {
  return cursor.next >= cursor.line.length;
}

/** Moves over up to `columns` columns of white space. */
export function skipColumns(cursor: Cursor, columns: number): void {
  let left = Math.min(columns, indentation(cursor));
  while (left > 0) {
    const width = cursor.line.charAt(cursor.pos) === '\t' ? 4 - (cursor.column % 4) : 1;
    const step = Math.min(width, left);
    cursor.column += step;
    left -= step;
    cursor.partialTab = step < width;
    if (!cursor.partialTab) cursor.pos += 1;
  }
}

/** Moves over the white space and `length` characters behind it. */
export function skipCharacters(cursor: Cursor, length: number): void {
  cursor.pos = cursor.next + length;
  cursor.column = cursor.nextColumn + length;
  cursor.partialTab = false;
  findNext(cursor);
}

/** The rest of the line, white space included. */
export function restOf(cursor: Cursor): string {
  if (!cursor.partialTab) return cursor.line.slice(cursor.pos);
  return ' '.repeat(4 - (cursor.column % 4)) + cursor.line.slice(cursor.pos + 1);
}

/** The rest of the line without the white space in front. */
export function textOf(cursor: Cursor): string {
  return cursor.line.slice(cursor.next);
}
