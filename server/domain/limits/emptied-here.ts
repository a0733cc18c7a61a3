import type { Database } from '#server/kernel/ports.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { pour, type Poured } from './bucket.ts';
import type { Limit } from './schema.ts';

/** So many users at once are refused without the database; of more, it is asked. */
const MOST = 10_000;

export type EmptiedHere = {
  /** Remembers when an emptied bucket will be full again, as the database said. */
  note(key: string, fullAt: number): void;
  /** How the database would refuse `cost`, or `null` where it has to be asked. */
  refuse(key: string, limit: Limit, now: number, cost: number): Poured | null;
};

/** The buckets that this process has seen empty. */
export function emptiedHere(db: Database): EmptiedHere {
  return perDatabase('emptied-buckets', db, () => remember(new Map<string, number>()));
}

function remember(fullAts: Map<string, number>): EmptiedHere {
  return {
    note(key, fullAt) {
      if (fullAts.size >= MOST) fullAts.clear();
      // Of two answers at once the later one in time need not come last.
      fullAts.set(key, Math.max(fullAt, fullAts.get(key) ?? 0));
    },
    refuse(key, limit, now, cost) {
      const fullAt = fullAts.get(key);
      if (fullAt === undefined) return null;
      const poured = pour(limit, fullAt, now, cost);
      if (!poured.granted) return poured;
      fullAts.delete(key);
      return null;
    },
  };
}
