import { spawn } from 'node:child_process';
import { projectRoot } from '#server/main/start/project-root.ts';

/** Runs a JavaScript or TypeScript file of the project in this terminal; resolves to its exit code. */
export function runTool(command: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
