import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** What the engine compares, and the database, which must be empty, INTO which it replays the migrations. */
export const comparison = z.object({
  url: z.string(),
  migrations: z.array(z.object({ name: z.string(), sql: z.string() })),
  schema: z.array(z.object({ path: z.string(), content: z.string() })),
});

/**
 * Asks Prisma's schema engine for the SQL that leads from the migrations to the schema. It runs in a thread of its own,
 * for as long as it lives it keeps a timer and tens of megabytes. Rejects with the engine's own words.
 */
export function runEngine(task: z.infer<typeof comparison>): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', (answer) => resolve(z.string().parse(answer)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The schema engine ended with code ${code}.`)));
  });
}
