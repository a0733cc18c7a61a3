import { once } from 'node:events';
import type { Config } from '#server/kernel/config.ts';
import { explain } from './explain.ts';
import { hasUsers } from './has-users.ts';
import { openDatabaseServer } from './open-server.ts';
import { stopSignals } from './stop-signals.ts';

/** The web server, as server/main/web.ts starts it, or a worker, which has no address. */
export interface Web {
  serve(options: {
    config: Config;
    databaseUrl: string;
    dev: boolean;
  }): Promise<{ url: string | null; close(): Promise<void> }>;
}

export interface Run {
  loadConfig: () => Config;
  dev: boolean;
  /** Makes what the web server is loaded from, and loads it. */
  loadWeb: (signal: AbortSignal, say: (line: string) => void) => Promise<Web>;
}

/** From the environment to a running server, and back: resolves to the exit code when everything has stopped. */
export async function run({ loadConfig, dev, loadWeb }: Run): Promise<number> {
  let config: Config | undefined;
  const stop = stopSignals();
  await using cleanup = new AsyncDisposableStack();
  try {
    config = loadConfig();
    const failed = new AbortController();
    const signal = AbortSignal.any([stop, failed.signal]);
    const [web, database] = await allOrNothing(failed, [
      loadWeb(signal, say),
      openDatabaseServer(config, say).then((server) => {
        cleanup.defer(() => server.stop());
        return server;
      }),
    ]);
    stop.throwIfAborted();
    const server = await web.serve({ config, databaseUrl: database.url, dev });
    cleanup.defer(() => server.close());
    for (const line of await greeting(config, server.url, database.url)) say(line);
    if (!stop.aborted) await once(stop, 'abort');
    say('Stopping.');
    return 0;
  } catch (error) {
    if (stop.aborted) return 0;
    console.error(`\n${explain(error, config)}\n`);
    return 1;
  }
}

/** Waits for both even when one fails, so that nothing is left half started; the other is told to give up. */
async function allOrNothing<A, B>(failed: AbortController, work: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  const watched = work.map((each) => each.catch((error: unknown) => failed.abort(error)));
  await Promise.all(watched);
  if (failed.signal.aborted) throw failed.signal.reason;
  return Promise.all(work);
}

async function greeting(config: Config, url: string | null, databaseUrl: string): Promise<string[]> {
  if (url === null) return ['The worker is at work.'];
  if (await hasUsers(databaseUrl)) return [`Greenroom is at ${url}`];
  const open = `Open ${url}: the first account you create is the administrator.`;
  if (config.loopback || config.signUps === 'closed') return [open];
  const warning = `Warning: HOST is ${config.host}, so whoever reaches this address and signs up first becomes the administrator.`;
  return [open, warning];
}

function say(line: string): void {
  console.log(line);
}
