import { spawnSync } from 'node:child_process';
import { childEnvironment } from './child-environment.ts';
import { DatabaseStartError } from './start-error.ts';

/** The ids of a system user, which is created when missing. Needs root; throws DatabaseStartError. */
export function systemUser(name: string): { uid: number; gid: number } {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name];
  if (idOf('-u', name) === undefined) run('useradd', options);
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  if (uid !== undefined && gid !== undefined) return { uid, gid };
  throw new DatabaseStartError(
    `PostgreSQL does not run as root, and this system allows neither user namespaces nor creating a user "${name}".\n` +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of version 15 or newer.',
  );
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = run('id', [flag, name]);
  return status === 0 ? Number(stdout) : undefined;
}

function run(program: string, args: string[]) {
  return spawnSync(program, args, { encoding: 'utf8', env: childEnvironment });
}
