import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { childEnvironment } from './child-environment.ts';
import type { Cluster } from './cluster.ts';
import { explainFailure } from './explain-failure.ts';
import { isAlive } from './process-state.ts';

const run = promisify(execFile);
const draftPrefix = 'data.new-';

/**
 * Creates the data directory unless it exists. It is made beside its final name and renamed, so that it is never seen
 * half made, and of two processes that create it at once one wins. `sync` waits until it is on the disk.
 */
export async function createCluster(cluster: Cluster, binaries: Binaries, account: Account, sync: boolean) {
  if (existsSync(path.join(cluster.dataDir, 'PG_VERSION'))) return;
  removeAbandonedDrafts(cluster);
  const draft = path.join(cluster.dir, `${draftPrefix}${process.pid}-${randomBytes(4).toString('hex')}`);
  const login = ['-U', 'greenroom', '--pwfile', cluster.passwordFile, '--auth=scram-sha-256'];
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['-D', draft, ...login, ...text, '--no-instructions', ...(sync ? [] : ['--no-sync'])];
  try {
    const [program, wrapped] = account.command(binaries.initdb, args);
    await run(program, wrapped, { ...account.spawn, env: childEnvironment, cwd: '/' });
    renameSync(draft, cluster.dataDir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(path.join(cluster.dataDir, 'PG_VERSION'))) return;
    throw explainFailure(cluster, lastWords(error), error);
  }
}

function removeAbandonedDrafts(cluster: Cluster): void {
  for (const name of readdirSync(cluster.dir)) {
    const pid = Number(name.startsWith(draftPrefix) ? name.slice(draftPrefix.length).split('-')[0] : 0);
    if (pid > 0 && !isAlive(pid)) rmSync(path.join(cluster.dir, name), { recursive: true, force: true });
  }
}

function lastWords(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
}
