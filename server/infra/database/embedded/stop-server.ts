import { setTimeout as sleep } from 'node:timers/promises';
import { isPostgres } from './process-state.ts';

const pollMs = 20;
const politeMs = 30_000;

/**
 * Stops the server and waits until its process has gone. Open transactions are rolled back; after half a minute it is
 * told to drop everything, which costs the next start a recovery, but no committed data.
 */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  const deadline = Date.now() + politeMs;
  let insisted = false;
  while (isPostgres(pid)) {
    if (!insisted && Date.now() > deadline) {
      signal(pid, 'SIGQUIT');
      insisted = true;
    }
    await sleep(pollMs);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has gone already.
  }
}
