import { createInlineParser } from '../inline-parser/inline-parser.ts';
import type { Cell, Meter } from '../types.ts';

/** One line of a table, split into cells as it arrives. */
export interface TableRow {
  append(text: string): void;
  view(): Cell[];
  close(): Cell[];
}

/** A row keeps at most `limit` cells. A pipe at the beginning and one at the end belong to the frame. */
export function createTableRow(limit: number, meter: Meter): TableRow {
  const cells: Cell[] = [];
  let inline = createInlineParser(meter);
  let blank = true;
  let first = true;
  let escape = false;

  const take = (text: string): void => {
    if (text === '') return;
    first = false;
    if (text.trim() !== '') blank = false;
    if (cells.length < limit) inline.append(text);
  };

  const endCell = (): void => {
    if (first) {
      first = false;
      return;
    }
    if (cells.length < limit) cells.push(inline.close());
    inline = createInlineParser(meter);
    blank = true;
  };

  const append = (text: string): void => {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (escape) {
        escape = false;
        take(character === '|' ? '|' : `\\${character}`);
        from = at + 1;
      } else if (character === '\\') {
        take(text.slice(from, at));
        escape = true;
        from = at + 1;
      } else if (character === '|') {
        take(text.slice(from, at));
        endCell();
        from = at + 1;
      }
    }
    meter.scanned += text.length;
    take(text.slice(from));
  };

  const view = (): Cell[] => (blank || cells.length >= limit ? [...cells] : [...cells, inline.view()]);

  const close = (): Cell[] => {
    if (escape) take('\\');
    if (!blank) endCell();
    return cells;
  };

  return { append, view, close };
}
