import { setTimeout as sleep } from 'node:timers/promises';
import { clusterAt, clusterUrl } from './cluster.ts';
import { claimOrphan } from './ownership.ts';
import { readPassword } from './password.ts';
import { findPostmaster } from './postmaster-file.ts';
import { stopServer } from './stop-server.ts';

const graceMs = 1_000;
const pollMs = 250;
/** How long a server may need to notice that its owner is dead: what is owned for longer has another owner. */
const ownedMs = 3_000;
const patienceMs = 60_000;

/**
 * Stops the server in `dir` if nobody owns it. Called after an owner was killed: there is a moment of grace, in which a
 * restart adopts the server instead. Owners that live on have watchdogs of their own, so this one gives up soon.
 */
export async function stopOrphan(dir: string): Promise<void> {
  const cluster = clusterAt(dir);
  const password = readPassword(cluster);
  if (password === undefined) return;
  await sleep(graceMs);
  const start = Date.now();
  for (; Date.now() < start + patienceMs; await sleep(pollMs)) {
    const running = findPostmaster(cluster);
    if (!running) return;
    const claim = await claimOrphan(clusterUrl(password, running.port, 'postgres'));
    if (claim === 'owned' && Date.now() > start + ownedMs) return;
    if (claim === 'owned' || claim === undefined) continue;
    await stopServer(running.pid);
    return;
  }
}
