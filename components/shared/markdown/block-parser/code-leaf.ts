import type { Block } from '../types.ts';
import type { Leaf } from './leaf.ts';

export interface FenceLeaf extends Leaf {
  kind: 'fence';
  marker: string;
  /** A closing fence is at least this long. */
  length: number;
  /** Columns of white space to take off every line. */
  indent: number;
}

interface Lines {
  text: string;
  empty: boolean;
}

function startLine(lines: Lines): void {
  if (!lines.empty) lines.text += '\n';
  lines.empty = false;
}

/** Code between fences; it shows what it has while the closing fence is missing. */
export function createFence(marker: string, length: number, indent: number, language: string): FenceLeaf {
  const lines: Lines = { text: '', empty: true };
  const build = (closed: boolean): Block[] => [{ type: 'code', language, text: lines.text, closed }];
  return {
    kind: 'fence',
    marker,
    length,
    indent,
    startLine: () => startLine(lines),
    append: (text) => {
      lines.text += text;
    },
    endLine: () => false,
    view: () => build(false),
    close: () => build(true),
  };
}

/** Code by indentation; blank lines count only when more code follows them. */
export function createIndentedCode(): Leaf & { blankLine(text: string): void } {
  const lines: Lines = { text: '', empty: true };
  let blank = '';
  const build = (closed: boolean): Block[] => [{ type: 'code', language: '', text: lines.text, closed }];
  return {
    kind: 'indented',
    startLine: () => {
      lines.text += blank;
      blank = '';
      startLine(lines);
    },
    append: (text) => {
      lines.text += text;
    },
    blankLine: (text) => {
      blank += `\n${text}`;
    },
    endLine: () => false,
    view: () => build(false),
    close: () => build(true),
  };
}
