import { PgBoss } from 'pg-boss';
import { clientOf } from '#server/infra/database/open.ts';
import type { Bell, Logger } from '#server/kernel/ports.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';

const QUEUE = 'generations';
const MOST_AT_ONCE = 200;
/** Between looks of pg-boss itself, in seconds; NOTIFY wakes it at once. */
const LOOK_EVERY = { alone: 2, notified: 10 };

export type PostgresBell = Bell & { close(): Promise<void> };

/** pg-boss in the same database. Its tables are made when the first ring is rung or answered. */
export function openPostgresBell(connectionString: string, log: Logger): PostgresBell {
  let boss: Promise<PgBoss> | undefined;

  async function start(): Promise<PgBoss> {
    const made = new PgBoss({ connectionString, max: 2, useListenNotify: true });
    made.on('error', (error) => log.warn('bell.trouble', { reason: error.message }));
    await made.start();
    // A ring is for now or never: nothing is kept, tried again or expired.
    await made.createQueue(QUEUE, { notify: true, retryLimit: 0, deleteAfterSeconds: 60 });
    return made;
  }

  /** What failed to start is started again by whoever asks next. */
  function started(): Promise<PgBoss> {
    boss ??= start().catch((error: unknown) => {
      boss = undefined;
      throw error;
    });
    return boss;
  }

  return {
    async ring(sql, generationId) {
      // Without pg-boss the row is found all the same, by who looks every two seconds.
      const own = await started().catch((error: unknown) => {
        log.warn('bell.not-rung', { reason: reasonOf(error) });
        return null;
      });
      if (own === null) return;
      const client = clientOf(sql);
      const db = {
        executeSql: (text: string, values?: unknown[]) => client.query<Record<string, unknown>>(text, values),
      };
      await own.send(QUEUE, { generationId }, { db });
    },
    async answer(work) {
      const own = await started();
      let again = false;
      const id = await own.work(
        QUEUE,
        {
          batchSize: MOST_AT_ONCE,
          pollingIntervalSeconds: LOOK_EVERY.alone,
          notifyPollingIntervalSeconds: LOOK_EVERY.notified,
        },
        async () => {
          // After a batch pg-boss would rest for a while, however many rings have come meanwhile.
          if (again) own.notifyWorker(id);
          await work();
          own.notifyWorker(id);
        },
      );
      again = true;
      return () => own.offWork(QUEUE, { id, wait: true });
    },
    async close() {
      await (await boss)?.stop({ graceful: true, timeout: 2_000, close: true });
    },
  };
}
