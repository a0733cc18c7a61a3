import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from './child-environment.ts';
import type { Cluster } from './cluster.ts';

/** Watches over this process; `dismiss` resolves when the watchdog has gone. */
export interface Watchdog {
  dismiss(): Promise<void>;
}

/**
 * A shell that waits on a pipe only we hold. A line means that all is well; the end of the pipe without one means that
 * we were killed: it then becomes Node and stops the server, if we were its last owner.
 */
export function startWatchdog(cluster: Cluster): Watchdog {
  const program = fileURLToPath(new URL('./stop-orphan-main.ts', import.meta.url));
  const args = ['-c', 'read -r line || exec "$@"', 'watchdog', process.execPath, program, cluster.dir];
  const child = spawn('/bin/sh', args, {
    env: childEnvironment,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.stdin.on('error', () => {
    // Without its watchdog the server merely outlives a kill -9 of ours, until the next start adopts it.
  });
  child.unref();
  return {
    dismiss: async () => {
      child.ref();
      child.stdin.end('dismissed\n');
      await gone;
    },
  };
}
