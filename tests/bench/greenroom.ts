import { spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { clusterAt } from '#server/infra/database/embedded/cluster.ts';
import { findPostmaster } from '#server/infra/database/embedded/postmaster-file.ts';
import { projectRoot } from '#server/main/start/project-root.ts';
import { commandOf, pidsOfTree } from './processes.ts';
import { pidOf, runCli, saying } from './programs.ts';

export type Greenroom = {
  url: string;
  /** The process that serves, below npm. */
  pid: number;
  postgresPid: number;
  /** From `npm start` to the first 200 of /health, and to the first page. */
  startMs: { health: number; page: number };
  stop(): Promise<void>;
};

/** The environment of `npm start`: what this machine sets, and nothing of ours but a model and a place for the data. */
export function environment(
  dataDir: string,
  upstream: string,
  profileDir: string | undefined,
): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '' } = process.env;
  const profile = profileDir === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileDir}` };
  const model = { COMPATIBLE_BASE_URL: `${upstream}/v1`, COMPATIBLE_MODELS: 'bench' };
  return { NODE_ENV: 'production', PATH, HOME, DATA_DIR: dataDir, PORT: '0', ...model, ...profile };
}

/** Runs `npm start` and waits for its first answers; it stops with `cleanup` at the latest. */
export async function startGreenroom(
  env: NodeJS.ProcessEnv,
  cleanup: AsyncDisposableStack,
): Promise<Greenroom> {
  const began = performance.now();
  if (cleanup.disposed) throw new Error('Nothing is started any more.');
  const npm = spawn('npm', ['start'], { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => npm.once('exit', resolve));
  const serving = () =>
    pidsOfTree(pidOf(npm)).find((pid) => commandOf(pid).endsWith(' server/main/start.ts'));
  const stop = async () => {
    if (npm.exitCode !== null || npm.signalCode !== null) return;
    process.kill(serving() ?? pidOf(npm), 'SIGTERM');
    await ended;
  };
  cleanup.defer(stop);
  const [, url = ''] = await saying(npm, /(http:\/\/[\d.]+:\d+)/);
  await expectOk(`${url}/health`);
  const health = performance.now() - began;
  await expectOk(url);
  const page = performance.now() - began;
  const pid = serving();
  const postgresPid = findPostmaster(clusterAt(path.join(env['DATA_DIR'] ?? '', 'postgres')))?.pid;
  if (pid === undefined || postgresPid === undefined)
    throw new Error('Where are the processes of `npm start`?');
  return { url, pid, postgresPid, startMs: { health, page }, stop };
}

/** Makes an account and a key of it. */
export async function makeApiKey(env: NodeJS.ProcessEnv): Promise<string> {
  const email = 'bench@greenroom.example';
  await runCli(env, 'user:create', '--email', email, '--password', 'only-for-this-bench');
  await runCli(env, 'plan:set', '--email', email, '--plan', 'scale');
  return z.object({ secret: z.string() }).parse(await runCli(env, 'key:create', '--email', email)).secret;
}

export async function databaseUrl(env: NodeJS.ProcessEnv): Promise<string> {
  return z.object({ url: z.string() }).parse(await runCli(env, 'db:url')).url;
}

async function expectOk(url: string): Promise<void> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
}
