import { Fragment, memo } from 'react';
import type { ReactNode } from 'react';

interface FrozenGroupProps<T> {
  items: readonly T[];
  render: (item: T) => ReactNode;
}

const GROUP = 32;

function keyed<T>({ items, render }: FrozenGroupProps<T>): ReactNode {
  // The list grows only at its end, so a place is an identity
  return items.map((item, index) => <Fragment key={index}>{render(item)}</Fragment>);
}

function sameItems<T>(before: FrozenGroupProps<T>, after: FrozenGroupProps<T>): boolean {
  return (
    before.render === after.render &&
    before.items.length === after.items.length &&
    before.items.every((item, index) => item === after.items[index])
  );
}

/**
 * Makes a component for lists that grow at their end while earlier items stay the same objects: a group of items
 * that did not change is not rendered again.
 */
export function createFrozenList<T>(render: (item: T) => ReactNode) {
  const Group = memo(keyed<T>, sameItems);
  return function FrozenList({ items }: { items: readonly T[] }): ReactNode {
    if (items.length <= GROUP) return keyed({ items, render });
    const groups: ReactNode[] = [];
    for (let from = 0; from < items.length; from += GROUP) {
      groups.push(<Group key={from} items={items.slice(from, from + GROUP)} render={render} />);
    }
    return groups;
  };
}

const CHUNK = 2048;

/** Cuts a long text that grows at its end, so that only its last text node changes in the page. */
export function textChunks(text: string): string | string[] {
  if (text.length <= CHUNK) return text;
  const chunks: string[] = [];
  for (let from = 0; from < text.length; from += CHUNK) chunks.push(text.slice(from, from + CHUNK));
  return chunks;
}
