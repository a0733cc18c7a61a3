import type { Server } from 'node:http';

const LOOK_EVERY_MS = 50;

/**
 * Takes no new connections, and lets what is under way finish: the answers being written, and `turns`, which nobody
 * may be reading. After `graceMs` it waits no longer; then every connection is closed.
 */
export async function drain(server: Server, turns: Promise<void>, graceMs: number): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A browser keeps its connection open behind the last answer, for a minute.
  const looking = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  await Promise.race([Promise.all([answered, turns]), patience]);
  clearTimeout(timer);
  clearInterval(looking);
  server.closeAllConnections();
}
