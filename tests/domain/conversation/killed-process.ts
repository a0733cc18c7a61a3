import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TurnEvent } from '#server/domain/conversation/index.ts';
import type { AskInput } from '#server/domain/conversation/schema.ts';
import { projectRoot } from '#server/main/start/project-root.ts';
import { testEnvironment, textOf } from '#tests/support/app/index.ts';
import { testDatabaseUrl } from '#tests/support/database/index.ts';
import type { Said } from '#tests/support/app/turn-process.ts';

const PROGRAM = path.join(projectRoot, 'tests/support/app/turn-process.ts');

export type TurnProcess = {
  processId(): string;
  events: readonly TurnEvent[];
  /** Fulfilled when its reader has seen so many characters; rejects when the process ends before. */
  seen(length: number): Promise<void>;
  /** Sends the signal and waits until the process is gone and all that it said has been read. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
};

/** Another process that asks and reads its own turn. */
export async function startTurnProcess(
  env: Record<string, string>,
  userId: number,
  asked: AskInput,
): Promise<TurnProcess> {
  const child = spawn(process.execPath, [PROGRAM, String(userId), JSON.stringify(asked)], {
    cwd: projectRoot,
    env: { NODE_ENV: 'test', ...testEnvironment, ...env, DATABASE_URL: await testDatabaseUrl() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const events: TurnEvent[] = [];
  const gone = once(child, 'close');
  const looks = new Set<() => void>();
  let processId = '';
  const lines = createInterface({ input: child.stdout });
  const read = once(lines, 'close');
  lines.on('line', (line) => {
    const said = parse(line);
    if (said === undefined) return;
    if ('processId' in said) processId = said.processId;
    else events.push(said.seen);
    for (const look of looks) look();
  });
  return {
    processId: () => processId,
    events,
    seen: (length) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (events.length > 0 && textOf(events).length >= length) resolve();
        };
        looks.add(look);
        look();
        void gone.then(() => reject(new Error('The process ended before its reader had seen enough.')));
      }),
    async end(signal) {
      child.kill(signal);
      await Promise.all([gone, read]);
    },
  };
}

/** A line that the kill cut in two was still being said: nobody has seen it. */
function parse(line: string): Said | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
