import { chooseAccount } from './account.ts';
import { locateBinaries } from './binaries.ts';
import { clusterAt, clusterUrl } from './cluster.ts';
import { createCluster } from './create-cluster.ts';
import { leaveOwners } from './ownership.ts';
import { ensurePassword } from './password.ts';
import type { ServerPlan } from './spawn-server.ts';
import { type JoinedServer, startOrJoin } from './start-or-join.ts';
import { stopServer } from './stop-server.ts';
import { startWatchdog } from './watchdog.ts';

/** One owner's hold on the embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** The address of one of its databases. */
  url(database: string): string;
  /** Whether the server ran already: another process's, or one that survived a kill. */
  adopted: boolean;
  /** Gives up the hold, which keeps the process alive; of several owners, in any processes, the last one stops the server. Safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Holds the data, the password and the log; created when missing. One server runs for one directory. */
  dir: string;
  /** Told, in a sentence, what takes its time or goes wrong. */
  log: (line: string) => void;
  /** False for data that may be lost with the machine (tests): faster, never for anything kept. */
  durable?: boolean;
}

/**
 * Runs PostgreSQL on the data in `dir`, or joins the one that runs there. Should it be killed while it is held, it is
 * started again on the same port. Throws DatabaseStartError, whose message says what to do.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dir, log, durable = true } = options;
  const cluster = clusterAt(dir);
  const plan: ServerPlan = { cluster, binaries: locateBinaries(), account: chooseAccount(cluster), durable };
  const password = ensurePassword(cluster, plan.account);
  await createCluster(cluster, plan.binaries, plan.account, durable);

  const watchdog = startWatchdog(cluster);
  let server = await startOrJoin(plan, password).catch(async (error: unknown) => {
    await watchdog.dismiss();
    throw error;
  });
  const { adopted, port } = server;
  let stopped: Promise<void> | undefined;
  let restart: Promise<void> | undefined;

  const hold = (): void => {
    server.member.once('end', () => {
      if (!stopped) restart = startAgain();
    });
  };
  const startAgain = async (): Promise<void> => {
    log('PostgreSQL went away; starting it again.');
    try {
      server = await startOrJoin(plan, password, port);
      hold();
    } catch (error) {
      log(String(error));
    }
  };
  const stop = async (): Promise<void> => {
    await restart;
    await release(server);
    await watchdog.dismiss();
  };

  hold();
  return {
    url: (database) => clusterUrl(password, port, database),
    adopted,
    stop: () => (stopped ??= stop()),
  };
}

async function release({ member, pid }: JoinedServer): Promise<void> {
  const last = await leaveOwners(member).catch(() => false);
  if (last) await stopServer(pid);
  await member.end().catch(() => undefined);
}
