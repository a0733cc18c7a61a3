import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '#server/main/start/project-root.ts';
import { testEnvironment } from '#tests/support/app/index.ts';
import { testDatabaseUrl, testDataDir } from '#tests/support/database/index.ts';

const PROGRAM = path.join(projectRoot, 'tests/support/media/worker-main.ts');

export type WorkerProcess = AsyncDisposable & {
  /** Fulfilled when it is gone, with the signal that ended it, once all it wrote has been written. */
  gone: Promise<NodeJS.Signals | null>;
  kill(): void;
};

/** Another process that makes generations; with `crashAt` until it reaches that moment. */
export async function startWorkerProcess(
  env: Record<string, string>,
  crashAt?: string,
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: projectRoot,
    env: {
      NODE_ENV: 'test',
      ...testEnvironment,
      DATA_DIR: testDataDir(),
      ...env,
      DATABASE_URL: await testDatabaseUrl(),
      ...(crashAt === undefined ? {} : { CRASH_AT: crashAt }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  const gone = once(child, 'close').then(() => child.signalCode);
  return {
    gone,
    kill: () => void child.kill('SIGKILL'),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
