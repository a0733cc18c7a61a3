import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseUrl, environment, type Greenroom, makeApiKey, startGreenroom } from './greenroom.ts';
import { cpuOfTree } from './processes.ts';
import { startProgram } from './programs.ts';
import { completions, greenroomChat, type Target } from './targets.ts';

/** Everything that a scenario measures and measures with. */
export type World = {
  targets: Record<'direct' | 'proxy' | 'greenroom', Target>;
  greenroom: Greenroom;
  databaseUrl: string;
  /** CPU time spent until now, in milliseconds. */
  cpu: Record<'proxy' | 'greenroom' | 'postgres', () => number>;
};

/**
 * Starts the upstream, the proxy and, for the second time on its data, Greenroom: the first start makes the
 * database, an account and a key. Everything stops with `cleanup`.
 */
export async function openWorld(
  cleanup: AsyncDisposableStack,
  profileDir: string | undefined,
): Promise<World> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'greenroom-bench-'));
  cleanup.defer(() => rmSync(dataDir, { recursive: true }));
  const upstream = await startProgram(fileURLToPath(new URL('./upstream.ts', import.meta.url)));
  cleanup.defer(() => upstream.stop());
  const proxy = await startProgram(fileURLToPath(new URL('./proxy.ts', import.meta.url)), upstream.url);
  cleanup.defer(() => proxy.stop());
  const first = await startGreenroom(environment(dataDir, upstream.url, undefined), cleanup);
  const key = await makeApiKey(environment(dataDir, upstream.url, undefined));
  await first.stop();
  const env = environment(dataDir, upstream.url, profileDir);
  const greenroom = await startGreenroom(env, cleanup);
  return {
    targets: {
      direct: completions(upstream.url),
      proxy: completions(proxy.url),
      greenroom: greenroomChat(greenroom.url, key),
    },
    greenroom,
    databaseUrl: await databaseUrl(environment(dataDir, upstream.url, undefined)),
    cpu: {
      proxy: () => cpuOfTree(proxy.pid),
      greenroom: () => cpuOfTree(greenroom.pid, [greenroom.postgresPid]),
      postgres: () => cpuOfTree(greenroom.postgresPid),
    },
  };
}
