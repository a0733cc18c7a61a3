import pg from 'pg';
import type { Bus, Logger } from '#server/kernel/ports.ts';
import { createTopics } from './topics.ts';

const CHANNEL = 'greenroom';
const LONGEST_PAUSE_MS = 5_000;
const NOTIFY = {
  name: 'notify',
  text: 'SELECT pg_notify($1, message) FROM unnest($2::text[]) AS message',
};

export type PostgresBus = Bus & { close(): Promise<void> };

/**
 * Wakes local subscribers at once and those of other processes through LISTEN/NOTIFY. A message is
 * `{processId} {topic}`: a few dozen bytes, far below PostgreSQL's 8,000. After a lost connection everybody
 * is woken, because what was published meanwhile is gone.
 */
export async function openPostgresBus(
  connectionString: string,
  processId: string,
  log: Logger,
): Promise<PostgresBus> {
  const topics = createTopics();
  const unsent = new Set<string>();
  let sending: Promise<void> | null = null;
  let client: pg.Client | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString, keepAlive: true });
    next.on('notification', ({ payload = '' }) => {
      const gap = payload.indexOf(' ');
      if (payload.slice(0, gap) !== processId) topics.wake(payload.slice(gap + 1));
    });
    next.on('error', () => {
      if (client === next) void reconnect(0);
    });
    await next.connect();
    await next.query(`LISTEN ${CHANNEL}`);
    if (closed) await next.end();
    else client = next;
  }

  async function reconnect(attempt: number): Promise<void> {
    client = undefined;
    if (closed) return;
    log.warn('bus.connection-lost', { attempt });
    await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, 100 * 2 ** attempt)));
    if (closed) return;
    await connect().then(topics.wakeAll, () => reconnect(attempt + 1));
  }

  /** One statement at a time, with all that was published while the one before ran. */
  async function send(): Promise<void> {
    while (unsent.size > 0) {
      const messages = [...unsent].map((topic) => `${processId} ${topic}`);
      unsent.clear();
      await client?.query({ ...NOTIFY, values: [CHANNEL, messages] }).catch(() => {
        // The 'error' event reconnects; readers look for themselves every second.
      });
    }
    sending = null;
  }

  await connect();
  return {
    publish(topic) {
      topics.wake(topic);
      unsent.add(topic);
      sending ??= send();
    },
    subscribe: topics.add,
    async close() {
      closed = true;
      await sending;
      await client?.end();
    },
  };
}
