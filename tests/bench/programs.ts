import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '#server/main/start/project-root.ts';

export type Program = { pid: number; url: string; stop(): Promise<void> };

/** Starts one of our own programs in a process of its own and waits for its address. */
export async function startProgram(file: string, ...args: string[]): Promise<Program> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [, url = ''] = await saying(child, /listening on (\S+)/);
  return {
    pid: pidOf(child),
    url,
    async stop() {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** The first line of its output that matches; rejects, with all it said, when the program ends without it. */
export async function saying(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  const { stdout } = child;
  if (stdout === null) throw new Error('A program without an output says nothing.');
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    createInterface(stdout).on('line', (line) => {
      said.push(line);
      const found = pattern.exec(line);
      if (found !== null) resolve(found);
    });
    child.once('exit', (code) =>
      reject(new Error(`A program ended with ${code}, saying:\n${said.join('\n')}`)),
    );
  });
}

export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error(`${child.spawnfile} could not be started.`);
  return child.pid;
}

/** Runs one command of the cli and gives the object that it prints. */
export async function runCli(env: NodeJS.ProcessEnv, ...args: string[]): Promise<unknown> {
  const cli = path.join(projectRoot, 'server/main/cli.ts');
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await saying(child, /^\{.*\}$/);
  if (child.exitCode === null) await once(child, 'exit');
  return JSON.parse(line);
}
