import pino from 'pino';
import type { LogFields, Logger } from '#server/kernel/ports.ts';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';
/** Takes a line, with its line break. */
type Write = (line: string) => unknown;

/** A JSON object a line: level, time, what `base` says of the process, fields, event. */
export function createLogger(
  lowest: Level,
  write: Write = (line) => process.stdout.write(line),
  base: LogFields = {},
): Logger {
  const lines = pino(
    {
      level: lowest,
      base,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line) => void write(line) },
  );
  const logAt =
    (level: Exclude<Level, 'silent'>) =>
    (event: string, fields: LogFields = {}) =>
      lines[level](fields, event);
  return { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
}
