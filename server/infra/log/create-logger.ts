import type { LogFields, Logger } from '#server/kernel/ports.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

/** A JSON object a line on standard output: time, level, event, fields. */
export function createLogger(
  lowest: Level | 'silent',
  write = (line: string) => process.stdout.write(line),
): Logger {
  const from = lowest === 'silent' ? LEVELS.length : LEVELS.indexOf(lowest);
  const logAt =
    (level: Level) =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(level) < from) return;
      write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
    };
  return { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') };
}
