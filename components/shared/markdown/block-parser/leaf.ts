import type { Block } from '../types.ts';

/** A block of lines that is still open. Its lines arrive in pieces: `startLine`, `append`…, `endLine`. */
export interface Leaf {
  kind: 'paragraph' | 'heading' | 'fence' | 'indented' | 'table';
  /** Begins a further line. */
  startLine(): void;
  append(text: string): void;
  /** The line is complete. True: the block is complete too. */
  endLine(): boolean;
  /** What can be shown so far. */
  view(): Block[];
  /** The final blocks. */
  close(): Block[];
}
