import type { Machine } from './machine.ts';
import type { Row } from './scenario.ts';

export type Report = {
  rows: readonly Row[];
  machine: Machine;
  postgres: string;
  loadAfter: number;
  date: string;
  command: string;
  checked: { replies: number; tokens: number; failures: readonly string[] };
  stored: { replies: number; wrong: number };
};

const HEADINGS = ['Figure', 'Direct', 'Bare proxy', 'Greenroom', 'Goal', ''];

/** The table as Markdown, which a terminal shows as well as a page. */
export function table(rows: readonly Row[]): string {
  const cells = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(HEADINGS), line(rule), ...cells.slice(1).map(line)].join('\n');
}

function cellsOf({ figure, direct = '', proxy = '', greenroom, goal }: Row): string[] {
  return [
    figure,
    direct,
    proxy,
    greenroom,
    goal?.text ?? '',
    goal === undefined ? '' : goal.met ? 'met' : '**missed**',
  ];
}

/** What was looked at while measuring. A run with anything wrong in it measures nothing. */
export function verdict({ checked, stored }: Pick<Report, 'checked' | 'stored'>): string {
  const n = (value: number) => value.toLocaleString('en');
  const seen = `${n(checked.replies)} replies and ${n(checked.tokens)} tokens checked on arrival, ${checked.failures.length} replies wrong`;
  return `${seen}; ${n(stored.replies)} replies read back from the database, ${stored.wrong} wrong.`;
}

export function describeRun({ machine, postgres, loadAfter, date, command }: Report): string {
  const { processor, memory, system, node, loadBefore } = machine;
  const load = `load average ${loadBefore.toFixed(1)} before the run, ${loadAfter.toFixed(1)} at its end`;
  return `${date}, \`${command}\`: ${processor}, ${memory}, ${system}; Node ${node}, PostgreSQL ${postgres}; ${load}.`;
}
