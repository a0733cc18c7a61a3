import { randomBytes } from 'node:crypto';
import { chownSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Account } from './account.ts';
import type { Cluster } from './cluster.ts';

/** The password of the cluster's only role, made at the first start; of two first starts the same for both. */
export function ensurePassword(cluster: Cluster, { owner }: Account): string {
  const known = readPassword(cluster);
  if (known !== undefined) return known;
  const draft = `${cluster.passwordFile}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (owner) chownSync(draft, owner.uid, owner.gid);
  try {
    linkSync(draft, cluster.passwordFile);
  } catch (error) {
    if (readPassword(cluster) === undefined) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(cluster.passwordFile, 'utf8').trim();
}

/** The password of an existing cluster; undefined where none was ever started. */
export function readPassword(cluster: Cluster): string | undefined {
  try {
    return readFileSync(cluster.passwordFile, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
