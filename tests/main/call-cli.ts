import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { runCli } from '#server/main/cli/run-cli.ts';
import { projectRoot } from '#server/main/start/project-root.ts';
import { memoryDir, testDatabaseUrl } from '#tests/support/database/index.ts';

export type Outcome = { code: number; out: string; err: string };
type Run = (args: readonly string[], env: Record<string, string>) => Promise<Outcome>;

const here: Run = async (args, env) => {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    env,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  });
  return { code, out, err };
};

/** As npm does. A process that loads everything takes a second, so that most calls are made `here`. */
export const asProcess: Run = (args, env) => {
  const options = {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test' as const, ...env },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['server/main/cli.ts', ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
};

/** Runs `npm run cli -- …` on the test file's own database and with nothing of this machine's settings. */
export async function cli(
  args: string[],
  env: Record<string, string> = {},
  run: Run = here,
): Promise<Outcome> {
  const { dir, remove } = memoryDir();
  onTestFinished(remove);
  return run(args, { DATABASE_URL: await testDatabaseUrl(), DATA_DIR: path.join(dir, 'data'), ...env });
}

/** What a command prints: one line, one JSON object, and nothing for people. */
export function objectIn({ out, err }: Outcome): Record<string, unknown> {
  expect(err).toBe('');
  expect(out.endsWith('\n')).toBe(true);
  expect(out.trimEnd()).not.toContain('\n');
  return z.record(z.string(), z.unknown()).parse(JSON.parse(out));
}
