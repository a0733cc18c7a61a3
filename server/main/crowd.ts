export type Crowd = {
  isFull(address: string): boolean;
  /** Counts one more; the answer takes it out again, once however often it is called. */
  enter(address: string): () => void;
};

/** Counts up to `most` of something for each address; an address without any takes no memory. */
export function createCrowd(most: number): Crowd {
  const counts = new Map<string, number>();
  const count = (address: string) => counts.get(address) ?? 0;
  return {
    isFull: (address) => count(address) >= most,
    enter(address) {
      counts.set(address, count(address) + 1);
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        const left = count(address) - 1;
        if (left === 0) counts.delete(address);
        else counts.set(address, left);
      };
    },
  };
}
