import { setTimeout as sleep } from 'node:timers/promises';
import { clusterUrl } from './cluster.ts';
import { explainFailure, logSince } from './explain-failure.ts';
import { joinOwners, type Membership } from './ownership.ts';
import { findPostmaster, type Postmaster } from './postmaster-file.ts';
import { freePort, type ServerPlan, type SpawnedServer, spawnServer } from './spawn-server.ts';

const pollMs = 25;
const patienceMs = 300_000;
const attempts = 4;

/** A server that runs and of which we are an owner. */
export interface JoinedServer extends Postmaster {
  member: Membership;
  /** Whether it ran before we came. */
  adopted: boolean;
}

/**
 * Joins the server of the cluster, or starts it first. Whatever happens meanwhile (another process starts it too, its
 * last owner stops it, it recovers from a crash) ends in one running server. Throws DatabaseStartError.
 */
export async function startOrJoin(
  plan: ServerPlan,
  password: string,
  wantedPort?: number,
): Promise<JoinedServer> {
  const deadline = Date.now() + patienceMs;
  let own: SpawnedServer | undefined;
  for (let spawned = 0; Date.now() < deadline; await sleep(pollMs)) {
    const running = findPostmaster(plan.cluster);
    if (running) {
      const member = await joinOwners(clusterUrl(password, running.port, 'postgres'));
      if (member) return { ...running, member, adopted: own?.child.pid !== running.pid };
    } else if (!own || hasEnded(own)) {
      if (own && spawned >= attempts)
        throw explainFailure(plan.cluster, logSince(plan.cluster, own.logOffset));
      if (own) await sleep(spawned * 100);
      own = spawnServer(plan, wantedPort ?? (await freePort()));
      spawned += 1;
    }
  }
  throw explainFailure(plan.cluster, `It was not ready after ${patienceMs / 1000} seconds.`);
}

function hasEnded({ child }: SpawnedServer): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
