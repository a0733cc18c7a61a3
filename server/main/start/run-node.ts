import { spawn } from 'node:child_process';
import { projectRoot } from './project-root.ts';
import { StartError } from './start-error.ts';

export interface NodeRun {
  /** What is being done, for the message when it fails: "Building the pages". */
  task: string;
  /** A file of JavaScript, relative to the project, and its arguments. */
  command: string[];
  env: Record<string, string | undefined>;
  /** Ends the program and all its children. */
  signal: AbortSignal;
}

/** Runs a tool silently; when it fails, what it said becomes the message of a StartError. */
export async function runNode({ task, command, env, signal }: NodeRun): Promise<void> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, command, {
    cwd: projectRoot,
    env: { NODE_ENV: 'production', ...env },
    // A process group of its own, so that ending it reaches its workers too.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  signal.addEventListener('abort', end);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  if (code !== 0) throw new StartError(`${task} failed:\n\n${said.trim()}`);
}
