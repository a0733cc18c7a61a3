import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const LAST_WORDS_MS = 500;

type Draining = {
  /** Fulfilled when no turn runs any more; nobody may be reading them. */
  turns: Promise<void>;
  graceMs: number;
  /** Ends the turns, so that whoever reads one is told. */
  interrupt: () => Promise<void>;
};

/**
 * Takes no new connections, and lets what is under way finish: the answers being written, and the turns. After
 * `graceMs` it interrupts the turns and gives their readers half a second; then every connection is closed.
 */
export async function drain(server: Server, { turns, graceMs, interrupt }: Draining): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A browser keeps its connection open behind the last answer, for a minute.
  const looking = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const finished = Promise.all([answered, turns]).then(() => true);
  const inTime = await Promise.race([finished, after(graceMs)]);
  if (!inTime) await Promise.race([Promise.all([interrupt(), answered]), after(LAST_WORDS_MS)]);
  clearInterval(looking);
  server.closeAllConnections();
}

async function after(ms: number): Promise<false> {
  await sleep(ms, undefined, { ref: false });
  return false;
}
