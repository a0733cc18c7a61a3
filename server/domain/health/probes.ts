import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import type { Statement } from '#server/kernel/ports.ts';
import { createProbe } from './probe.ts';
import { readWork, type Work } from './read-work.ts';

const ping: Statement = { name: 'ping', text: 'SELECT 1' };

type ProbedContext = Pick<Context, 'db' | 'storage' | 'machine'>;
type Probes = {
  /** Milliseconds of one round trip. */
  database: () => Promise<number | null>;
  storage: () => Promise<true | null>;
  disk: () => Promise<{ freeBytes: number; totalBytes: number } | null>;
  work: () => Promise<Work | null>;
};

/** What everybody's questions about this process's parts share. */
export function probesOf({ db, storage, machine }: ProbedContext): Probes {
  return perDatabase(
    'health-probes',
    db,
    (): Probes => ({
      database: createProbe(async () => {
        const started = performance.now();
        await db.query(ping, []);
        return Math.round((performance.now() - started) * 100) / 100;
      }),
      storage: createProbe(async () => {
        await storage.reach();
        return true as const;
      }),
      disk: createProbe(() => machine.disk()),
      work: createProbe(() => readWork({ db })),
    }),
  );
}
