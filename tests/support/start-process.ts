import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { projectRoot } from '#server/main/start/project-root.ts';

/** A program under test. */
export interface StartedProcess {
  child: ChildProcess;
  pid: number;
  /** The first output that matches, from the beginning; rejects when the program ends without it. */
  output(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Runs a TypeScript file of the project; it is killed when the test ends, should it still run. */
export function startProcess(command: string[], env: Record<string, string> = {}): StartedProcess {
  const child = spawn(process.execPath, command, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command.join(' ')} could not be started.`);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const changed = new EventTarget();
  const report = () => changed.dispatchEvent(new Event('change'));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      report();
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  void ended.then(report);
  const output = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found) resolve(found);
        else if (child.exitCode !== null || child.signalCode !== null)
          reject(new Error(`It ended, saying:\n${said}`));
        else return;
        changed.removeEventListener('change', look);
      };
      changed.addEventListener('change', look);
      look();
    });
  return { child, pid, output, ended };
}

/** Kills by id what a test wants dead the hard way. */
export function killHard(...pids: number[]): void {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}
