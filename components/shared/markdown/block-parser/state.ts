import type { Block, Definition, ListItem, Meter } from '../types.ts';
import type { FenceLeaf, createIndentedCode } from './code-leaf.ts';
import type { Leaf } from './leaf.ts';
import type { ParagraphLeaf } from './paragraph-leaf.ts';

export interface BlockContainer {
  kind: 'document' | 'quote';
  blocks: Block[];
}

/** A list and its open item, whose finished blocks are `blocks`. */
export interface ListContainer {
  kind: 'list';
  blocks: Block[];
  checked: boolean | null;
  items: ListItem[];
  start: number | null;
  /** The bullet, or the character behind the number: a different one begins a new list. */
  marker: string;
  /** Columns of white space with which a line belongs to the item. */
  indent: number;
  tight: boolean;
}

export type Container = BlockContainer | ListContainer;

export type OpenLeaf =
  | FenceLeaf
  | ParagraphLeaf
  | (ReturnType<typeof createIndentedCode> & { kind: 'indented' })
  | (Leaf & { kind: 'heading' | 'table' });

/** The open part of a document: the containers the next line may continue, outermost first, and the open leaf. */
export interface BlockState {
  document: BlockContainer;
  containers: Container[];
  leaf: OpenLeaf | undefined;
  /** The line before was blank, which makes a list loose if its item goes on. */
  afterBlank: boolean;
  definitions: Map<string, Definition>;
  meter: Meter;
}

/** Deeper quotes and lists stay text. */
export const MAX_DEPTH = 32;

export function createBlockState(): BlockState {
  const document: BlockContainer = { kind: 'document', blocks: [] };
  return {
    document,
    containers: [],
    leaf: undefined,
    afterBlank: false,
    definitions: new Map(),
    meter: { scanned: 0 },
  };
}

/** The container that takes the next block. */
export function innermost(state: BlockState): Container {
  return state.containers.at(-1) ?? state.document;
}
