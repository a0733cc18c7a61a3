import { createInlineParser, parseInline } from '../inline-parser/inline-parser.ts';
import { unescape } from '../inline-parser/entities.ts';
import { referenceKey } from '../reference-key.ts';
import type { Block, Definition, Inline, Meter } from '../types.ts';
import type { Leaf } from './leaf.ts';
import { createTable, MAX_COLUMNS, parseDelimiterRow } from './table-leaf.ts';
import { createTableRow } from './table-row.ts';
import type { TableRow } from './table-row.ts';

export interface ParagraphLeaf extends Leaf {
  kind: 'paragraph';
  /** The paragraph as a heading, for a setext underline. */
  closeAsHeading(depth: number): Block[];
  /** If `line` is a delimiter row for the last line: the lines above it as blocks, and the table. */
  toTable(line: string): { above: Block[]; table: Leaf } | undefined;
}

const MAX_DEFINITION = 4096;
const DEFINITION =
  /^\[((?:[^\\[\]]|\\.){1,999})\]:[ \t]*(<[^<>]*>|[^\s<]\S*)(?:[ \t]+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t]*$/;

function parseDefinition(line: string): [key: string, definition: Definition] | undefined {
  const [, label, url, title] = DEFINITION.exec(line) ?? [];
  if (label === undefined || url === undefined) return undefined;
  const target = url.startsWith('<') ? url.slice(1, -1) : url;
  return [referenceKey(label), { url: unescape(target), title: unescape(title?.slice(1, -1) ?? '') }];
}

function paragraph(inlines: readonly Inline[]): Block[] {
  return inlines.length > 0 ? [{ type: 'paragraph', inlines }] : [];
}

/**
 * Lines of running text. A line that begins with a pipe is shown as the head of a table until the next line decides;
 * a first line that is a reference definition goes to `define` and leaves no block.
 */
export function createParagraph(
  meter: Meter,
  define: (key: string, definition: Definition) => void,
): ParagraphLeaf {
  const inline = createInlineParser(meter);
  let above = '';
  let line = '';
  let row: TableRow | undefined;
  let first = true;
  let empty = true;
  let defined = false;

  const releaseRow = (): void => {
    if (row) inline.append(line);
    row = undefined;
  };

  const append = (text: string): void => {
    if (line === '' && text.startsWith('|')) row = createTableRow(MAX_COLUMNS + 1, meter);
    line += text;
    if (row) row.append(text);
    else inline.append(text);
  };

  const startLine = (): void => {
    releaseRow();
    if (!empty) {
      inline.append('\n');
      above = first ? line : `${above}\n${line}`;
      first = false;
    }
    empty = false;
    line = '';
  };

  const endLine = (): boolean => {
    if (!first || !inline.isDefinition() || line.length > MAX_DEFINITION) return false;
    meter.scanned += line.length;
    const definition = parseDefinition(line);
    if (definition) define(...definition);
    defined = definition !== undefined;
    return defined;
  };

  const toTable = (delimiters: string) => {
    const alignments = parseDelimiterRow(delimiters);
    if (!alignments) return undefined;
    const header = createTableRow(MAX_COLUMNS + 1, meter);
    header.append(line);
    const cells = header.close();
    if (cells.length > MAX_COLUMNS || cells.length !== alignments.length) return undefined;
    const lines = first ? [] : paragraph(parseInline(above, meter));
    return { above: lines, table: createTable(cells, alignments, meter) };
  };

  return {
    kind: 'paragraph',
    startLine,
    append,
    endLine,
    toTable,
    view: () => {
      if (inline.isDefinition() && first) return [];
      const header = row?.view() ?? [];
      const head: Block[] = header.length > 0 ? [{ type: 'table', header, alignments: [], rows: [] }] : [];
      return [...paragraph(inline.view()), ...head];
    },
    close: () => {
      releaseRow();
      return defined ? [] : paragraph(inline.close());
    },
    closeAsHeading: (depth) => {
      releaseRow();
      return [{ type: 'heading', depth, inlines: inline.close() }];
    },
  };
}
