/** One observable value. Listeners hear of a change after it was made; equal values are no change. */
export type Cell<Value> = {
  get(): Value;
  set(next: Value): void;
  subscribe(listener: () => void): () => void;
};

export function createCell<Value>(initial: Value): Cell<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Lays `change` over the cell's present value. */
export function patch<Value extends object>(cell: Cell<Value>, change: Partial<Value>): void {
  cell.set({ ...cell.get(), ...change });
}
