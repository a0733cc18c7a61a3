/** Who wants to be woken for what, in this process. */
export function createTopics() {
  const wakers = new Map<string, Set<() => void>>();
  return {
    wake(topic: string): void {
      for (const wake of wakers.get(topic) ?? []) wake();
    },
    wakeAll(): void {
      for (const set of wakers.values()) for (const wake of set) wake();
    },
    add(topic: string, wake: () => void): () => void {
      const set = wakers.get(topic) ?? new Set();
      wakers.set(topic, set.add(wake));
      return () => {
        set.delete(wake);
        if (set.size === 0 && wakers.get(topic) === set) wakers.delete(topic);
      };
    },
  };
}
