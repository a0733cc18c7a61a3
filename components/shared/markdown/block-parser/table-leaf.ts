import type { Alignment, Cell, Meter } from '../types.ts';
import type { Leaf } from './leaf.ts';
import { createTableRow } from './table-row.ts';
import type { TableRow } from './table-row.ts';

/** A row with more cells heads no table. */
export const MAX_COLUMNS = 128;

function alignmentOf(cell: string): Alignment {
  const left = cell.startsWith(':');
  const right = cell.endsWith(':');
  if (left && right) return 'center';
  return left ? 'left' : right ? 'right' : null;
}

/** The alignments of a line such as `|:--|--:|`, or undefined if it is none. */
export function parseDelimiterRow(line: string): Alignment[] | undefined {
  if (!line.includes('|') || !line.includes('-') || /[^|:\- \t]/.test(line)) return undefined;
  const cells = line.split('|').map((cell) => cell.trim());
  if (cells.at(0) === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.every((cell) => /^:?-+:?$/.test(cell)) ? cells.map(alignmentOf) : undefined;
}

/** A table with its header and alignments; its rows arrive as lines. */
export function createTable(header: readonly Cell[], alignments: readonly Alignment[], meter: Meter): Leaf {
  const rows: Cell[][] = [];
  let row: TableRow | undefined;
  return {
    kind: 'table',
    startLine: () => {
      row = createTableRow(header.length, meter);
    },
    append: (text) => row?.append(text),
    endLine: () => {
      if (row) rows.push(row.close());
      row = undefined;
      return false;
    },
    view: () => [{ type: 'table', header, alignments, rows: row ? [...rows, row.view()] : [...rows] }],
    close: () => [{ type: 'table', header, alignments, rows }],
  };
}
