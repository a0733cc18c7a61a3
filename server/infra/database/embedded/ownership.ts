import { Client, DatabaseError } from 'pg';

/*
 * The register of owners is the server itself: each owner holds a shared advisory lock for as long as it lives, and the
 * kernel closes the connection of whoever is killed. Stopping needs the exclusive lock: whoever has it knows that there
 * is no owner, and whoever then comes is refused, waits for the end, and starts anew.
 */
const ownersLock = 4_757_024_131;

/** One connection that stands for one owner. */
export type Membership = Client;

/**
 * Becomes an owner of the server behind the address (database `postgres`). Returns undefined when the server is not
 * ready, or is being stopped: look again soon. Throws when it refuses for good, such as for a wrong password.
 */
export async function joinOwners(url: string): Promise<Membership | undefined> {
  const client = await connect(url);
  if (!client) return undefined;
  if (await lock(client, 'pg_try_advisory_lock_shared')) return client;
  await client.end();
  return undefined;
}

/** Gives up ownership; true when no owner is left: the server then waits, closed to new owners, to be stopped. */
export async function leaveOwners(member: Membership): Promise<boolean> {
  await member.query('select pg_advisory_unlock_shared($1)', [ownersLock]);
  return lock(member, 'pg_try_advisory_lock');
}

/**
 * For the watchdog, which never was an owner: the connection that keeps new owners out, if there are none. `owned` says
 * that there is one; undefined, that the server is not ready.
 */
export async function claimOrphan(url: string): Promise<Membership | 'owned' | undefined> {
  const client = await connect(url);
  if (!client) return undefined;
  if (await lock(client, 'pg_try_advisory_lock')) return client;
  await client.end();
  return 'owned';
}

async function connect(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on('error', () => {
    // The end of the connection is what counts, and has its own event.
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isFinal(error)) throw error;
    return undefined;
  }
}

async function lock(client: Client, how: 'pg_try_advisory_lock_shared' | 'pg_try_advisory_lock') {
  try {
    const { rows } = await client.query<{ granted: boolean }>(`select ${how}($1) as granted`, [ownersLock]);
    return rows[0]?.granted === true;
  } catch {
    return false;
  }
}

/** Class 28: who we are is refused; 3D: the database `postgres` is not there. Everything else may pass. */
function isFinal(error: unknown): boolean {
  return error instanceof DatabaseError && /^(28|3D)/.test(error.code ?? '');
}
