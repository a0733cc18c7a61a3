import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { childEnvironment } from './child-environment.ts';
import type { Cluster } from './cluster.ts';
import { settings } from './settings.ts';

const maxLogBytes = 10 * 1024 * 1024;

/** How to start the server of a cluster. */
export interface ServerPlan {
  cluster: Cluster;
  binaries: Binaries;
  account: Account;
  durable: boolean;
}

/** A server that was told to start; what it says begins at `logOffset` of the log. */
export interface SpawnedServer {
  child: ChildProcess;
  logOffset: number;
}

/** Spawns the server in a session of its own, so that a Ctrl-C in the terminal leaves it for us to stop, last. */
export function spawnServer(
  { cluster, binaries, account, durable }: ServerPlan,
  port: number,
): SpawnedServer {
  const logOffset = rotateLog(cluster.logFile);
  const log = openSync(cluster.logFile, 'a', 0o600);
  if (account.owner) fchownSync(log, account.owner.uid, account.owner.gid);
  const args = ['-D', cluster.dataDir, '-p', String(port), ...settings(durable)];
  const [program, wrapped] = account.command(binaries.postgres, args);
  const child = spawn(program, wrapped, {
    ...account.spawn,
    env: childEnvironment,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => {
    // Its exit is noticed by whoever waits for the server.
  });
  closeSync(log);
  child.unref();
  return { child, logOffset };
}

/** A TCP port of the loopback address that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

function rotateLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < maxLogBytes) return size;
  renameSync(file, `${file}.1`);
  return 0;
}
