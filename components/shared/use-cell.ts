import { useSyncExternalStore } from 'react';
import type { Cell } from './cell.ts';

/** The value of `cell`; the component renders again when it changes. */
export function useCell<Value>(cell: Cell<Value>): Value {
  return useSyncExternalStore(cell.subscribe, cell.get, cell.get);
}

/** A part of the value: `select` returns a primitive or a reference that lives in the value. */
export function useCellPart<Value, Part>(cell: Cell<Value>, select: (value: Value) => Part): Part {
  const read = () => select(cell.get());
  return useSyncExternalStore(cell.subscribe, read, read);
}
