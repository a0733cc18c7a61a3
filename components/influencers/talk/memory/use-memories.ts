import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answer, leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';

type Page = Answer<'persona.memories.list'>;

/** So many are shown at first, and more at a time. */
const STEP = 50;
const MOST_AT_ONCE = 100;

/** What is remembered of one by a persona, as far as it is shown. */
export type Memories = {
  /** `null` before it was read. */
  page: Page | null;
  /** Why the last thing that was tried did not work; empty where it did. */
  problem: string;
  /** What is shown may be out of date: reading it failed. */
  unread: boolean;
  /** Does something, and shows what is remembered then; false where it could not be done. */
  change(work: () => Promise<unknown>): Promise<boolean>;
  /** Shown at once, before it is done. */
  show(enabled: boolean): void;
  more(): void;
  again(): void;
};

/** Reads what a persona remembers, and again after each change: as many as were shown. */
export function useMemories(personaId: string): Memories {
  const [page, setPage] = useState<Page | null>(null);
  const [problem, setProblem] = useState('');
  const [unread, setUnread] = useState(false);
  const wanted = useRef(STEP);
  const readings = useRef(0);

  const fail = useCallback((error: unknown) => {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    setProblem(refusal.message);
  }, []);

  /** What began to be read last is shown, whatever arrives last. */
  const read = useCallback(async () => {
    const mine = ++readings.current;
    try {
      const found = await readUpTo(personaId, wanted.current);
      if (mine !== readings.current) return;
      setPage(found);
      setProblem('');
      setUnread(false);
    } catch (error) {
      if (mine !== readings.current) return;
      fail(error);
      setUnread(true);
    }
  }, [personaId, fail]);

  useEffect(() => {
    void read();
  }, [read]);

  return {
    page,
    problem,
    unread,
    async change(work) {
      try {
        await work();
      } catch (error) {
        fail(error);
        return false;
      }
      await read();
      return true;
    },
    show: (enabled) => setPage((shown) => shown && { ...shown, enabled }),
    more() {
      wanted.current += STEP;
      void read();
    },
    again: () => void read(),
  };
}

/** The newest so many, or all there are. */
async function readUpTo(personaId: string, wanted: number): Promise<Page> {
  const memories: Page['memories'] = [];
  for (let cursor: string | null = null; ; ) {
    const limit = Math.min(MOST_AT_ONCE, wanted - memories.length);
    const next: Page = await query('persona.memories.list', { personaId, cursor, limit });
    memories.push(...next.memories);
    cursor = next.nextCursor;
    if (cursor === null || memories.length >= wanted) return { ...next, memories };
  }
}
