import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { childEnvironment } from './child-environment.ts';
import type { Cluster } from './cluster.ts';
import { systemUser } from './system-user.ts';

interface Identity {
  uid: number;
  gid: number;
}

/** As whom PostgreSQL's programs run. */
export interface Account {
  /** The command line to spawn instead of `program args`. */
  command(program: string, args: string[]): [program: string, args: string[]];
  /** Options for spawn. */
  spawn: Partial<Identity>;
  /** Who must own the files; undefined: whoever creates them. */
  owner: Identity | undefined;
}

const namespace = ['--user', '--map-user=65534', '--map-group=65534'];

/**
 * Chooses the account. PostgreSQL refuses to be root; so root becomes, in this order: whoever owns the existing
 * data; "nobody" inside a user namespace, where files below /root stay readable; the system user postgres.
 * Throws DatabaseStartError when none is possible.
 */
export function chooseAccount(cluster: Cluster): Account {
  if (process.getuid?.() !== 0) return { command: unchanged, spawn: {}, owner: undefined };
  const owner = statSync(cluster.dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return otherUser(owner);
  if (works('unshare', [...namespace, 'true'])) {
    return { command: prefixed('unshare', namespace), spawn: {}, owner: undefined };
  }
  const user = systemUser('postgres');
  chownSync(cluster.dir, user.uid, user.gid);
  return otherUser(user);
}

/** Keeps, where the system allows it, the right to pass through directories such as a mode-700 home. */
function otherUser({ uid, gid }: Identity): Account {
  const options = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const passThrough = [...options, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  const owner = { uid, gid };
  return works('setpriv', [...passThrough, 'true'])
    ? { command: prefixed('setpriv', passThrough), spawn: {}, owner }
    : { command: unchanged, spawn: owner, owner };
}

function unchanged(program: string, args: string[]): [string, string[]] {
  return [program, args];
}

function prefixed(wrapper: string, options: string[]): Account['command'] {
  return (program, args) => [wrapper, [...options, program, ...args]];
}

function works(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore', env: childEnvironment }).status === 0;
}
