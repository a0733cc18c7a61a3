import { execFile } from 'node:child_process';

export type Ran = { ok: boolean; stdout: string; stderr: string };

type Options = { cwd?: string; env?: Record<string, string> };

/** Runs a program of the machine to its end; one that is not there has only failed. */
export function run(
  command: string,
  words: readonly string[],
  { cwd, env = {} }: Options = {},
): Promise<Ran> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) => {
    execFile(command, words, options, (error, stdout, stderr) => {
      done({ ok: error === null, stdout, stderr: stderr === '' ? (error?.message ?? '') : stderr });
    });
  });
}
