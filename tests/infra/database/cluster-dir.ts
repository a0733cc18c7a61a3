import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { clusterAt } from '#server/infra/database/embedded/cluster.ts';
import { findPostmaster } from '#server/infra/database/embedded/postmaster-file.ts';
import { withClient } from '#server/infra/database/migrate/index.ts';
import { memoryDir } from '#tests/support/database/index.ts';
import { processesWith } from '#tests/support/processes-with.ts';
import { type StartedProcess, startProcess } from '#tests/support/start-process.ts';

const patience = { timeout: 30_000, interval: 20 };

/** A process that owns the server. */
export interface Owner extends StartedProcess {
  /** Resolves when it owns a server that answers. */
  ready: Promise<{ adopted: boolean; url: string }>;
}

/** A directory for one embedded PostgreSQL, its owners, and a look from outside. */
export function clusterDir() {
  const { dir } = memoryDir();
  onTestFinished(async () => {
    for (const pid of processesWith(dir)) process.kill(pid, 'SIGKILL');
    await vi.waitUntil(() => processesWith(dir).length === 0, patience);
    rmSync(dir, { recursive: true });
  });
  const postmaster = () => findPostmaster(clusterAt(dir))?.pid;
  return {
    dir,
    postmaster,
    owner: () => startOwner(dir),
    /** One that has loaded everything and begins when `go` is called: sooner than any process can start. */
    heldOwner: () => heldOwner(dir),
    /** Everything that belongs to the directory: owners, watchdogs, the server. */
    processes: () => processesWith(dir),
    untilGone: () =>
      vi.waitUntil(() => postmaster() === undefined && processesWith(dir).length === 0, patience),
    until: (condition: () => boolean) => vi.waitUntil(condition, patience),
  };
}

async function heldOwner(dir: string): Promise<Owner & { go(): void }> {
  const held = startOwner(dir, 'held');
  await held.output(/^loaded$/m);
  return { ...held, go: () => void held.child.kill('SIGUSR2') };
}

function startOwner(dir: string, ...how: 'held'[]): Owner {
  const started = startProcess([fileURLToPath(new URL('./owner.ts', import.meta.url)), dir, ...how]);
  const ready = started.output(/^open (\w+) (\S+)$/m).then(async ([, opened, url = '']) => {
    await withClient(url, (client) => client.query('select 1'));
    return { adopted: opened === 'adopted', url };
  });
  return { ...started, ready };
}
