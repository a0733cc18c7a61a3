import type { Block, ListItem } from '../types.ts';
import { innermost } from './state.ts';
import type { BlockState, Container, ListContainer, OpenLeaf } from './state.ts';

function openItem(list: ListContainer, blocks: readonly Block[]): ListItem {
  return { checked: list.checked, blocks };
}

function toBlock(container: Container, blocks: readonly Block[]): Block {
  if (container.kind !== 'list') return { type: 'quote', blocks };
  const { start, tight, items } = container;
  return { type: 'list', start, tight, items: [...items, openItem(container, blocks)] };
}

export function closeLeaf(state: BlockState): void {
  const { leaf } = state;
  state.leaf = undefined;
  if (leaf) innermost(state).blocks.push(...leaf.close());
}

/** Closes the leaf and all but the outermost `keep` containers. */
export function closeFrom(state: BlockState, keep: number): void {
  closeLeaf(state);
  while (state.containers.length > keep) {
    const container = state.containers.pop();
    if (container) innermost(state).blocks.push(toBlock(container, container.blocks));
  }
}

/** A further block in a list's item, behind a blank line, makes the list loose. */
function noticeLooseness(state: BlockState): void {
  const parent = innermost(state);
  if (parent.kind === 'list' && state.afterBlank && parent.blocks.length > 0) parent.tight = false;
}

export function openLeaf(state: BlockState, leaf: OpenLeaf): void {
  noticeLooseness(state);
  state.leaf = leaf;
}

export function addRule(state: BlockState): void {
  noticeLooseness(state);
  innermost(state).blocks.push({ type: 'rule' });
}

export function openContainer(state: BlockState, container: Container): void {
  noticeLooseness(state);
  state.containers.push(container);
}

/** Ends the open item of the innermost list and begins the next. */
export function nextItem(state: BlockState, list: ListContainer, indent: number): void {
  list.items.push(openItem(list, list.blocks));
  list.blocks = [];
  list.checked = null;
  list.indent = indent;
  if (state.afterBlank) list.tight = false;
}

/** The blocks that are still open, as they can be shown now. */
export function viewOpen(state: BlockState): readonly Block[] {
  let blocks: readonly Block[] = state.leaf?.view() ?? [];
  for (const container of state.containers.toReversed()) {
    blocks = [toBlock(container, [...container.blocks, ...blocks])];
  }
  return blocks;
}
