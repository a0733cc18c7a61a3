import path from 'node:path';
import type { Config } from '#server/kernel/config.ts';
import type { Logger } from '#server/kernel/ports.ts';
import { createLogger } from './create-logger.ts';
import { descriptorTarget } from './descriptor-target.ts';
import { createLineWriter } from './line-writer.ts';
import { rotatedFile } from './rotated-file.ts';

const LIMITS = { bytes: 10 * 1024 * 1024, files: 5 };
const STANDARD_OUTPUT = 1;

/**
 * The log of a process: standard output, and, where it has a `role`, files under `dataDir/logs` as well. Nobody waits for
 * either; of what cannot be written the other is told once. `close` resolves when every line is out.
 */
export function openLog(
  { logLevel, dataDir }: Pick<Config, 'logLevel' | 'dataDir'>,
  role?: 'web' | 'worker',
  limits = LIMITS,
): { log: Logger; close(): Promise<void> } {
  if (role === undefined) return { log: createLogger(logLevel), close: () => Promise.resolve() };
  const file = rotatedFile(path.join(dataDir, 'logs'), role, limits);
  const output = createLineWriter(descriptorTarget(STANDARD_OUTPUT), (problem) =>
    log.warn('log.output-trouble', problem),
  );
  const kept = createLineWriter(file, (problem) => log.warn('log.file-trouble', problem));
  const log = createLogger(
    logLevel,
    (line) => {
      output.write(line);
      kept.write(line);
    },
    { role, pid: process.pid },
  );
  const flush = () => {
    output.flushSync();
    kept.flushSync();
    file.close();
  };
  process.on('exit', flush);
  return {
    log,
    async close() {
      await Promise.all([output.drain(), kept.drain()]);
      process.off('exit', flush);
      flush();
    },
  };
}
