import { memo } from 'react';
import type { ReactNode } from 'react';
import { Inlines } from './inlines.tsx';
import type { Alignment, Cell, Table } from './types.ts';

const ALIGN = { left: 'text-left', center: 'text-center', right: 'text-right' };
const CELL = 'border-b border-border px-3 py-2 align-top';

function alignClass(alignment: Alignment | undefined): string {
  return `${CELL} ${ALIGN[alignment ?? 'left']}`;
}

interface RowProps {
  cells: readonly Cell[];
  alignments: readonly Alignment[];
  columns: number;
}

const Row = memo(function Row({ cells, alignments, columns }: RowProps): ReactNode {
  const missing = columns - cells.length;
  return (
    <tr>
      {cells.map((cell, index) => (
        // A column is its place
        <td key={index} className={alignClass(alignments[index])}>
          <Inlines items={cell} />
        </td>
      ))}
      {missing > 0 && <td colSpan={missing} aria-label="Empty" className={CELL} />}
    </tr>
  );
});

/** A table that scrolls sideways in a region the keyboard can reach. */
export function MarkdownTable({ table }: { table: Table }): ReactNode {
  const { alignments, header, rows } = table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
    <section aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table className="min-w-full border-collapse text-sm">
        <thead>
          <tr>
            {header.map((cell, index) => (
              // A column is its place
              <th key={index} scope="col" className={`${alignClass(alignments[index])} font-semibold`}>
                <Inlines items={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            // Rows are only ever added at the end
            <Row key={index} cells={cells} alignments={alignments} columns={header.length} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
