import { readFileSync } from 'node:fs';
import type { Cluster } from './cluster.ts';
import { DatabaseStartError } from './start-error.ts';

const causes: [pattern: RegExp, advice: string][] = [
  [
    /No space left on device|Disk quota exceeded|Check free disk space/,
    'The disk is full: free some space and start again.',
  ],
  [/Permission denied/, 'The user that it runs as cannot reach this directory: choose another DATA_DIR.'],
  [/incompatible with server/, 'The data was written by another major version of PostgreSQL.'],
  [/cannot open shared object file/, 'A system library is missing.'],
];

/** Makes the error to print from PostgreSQL's last words. */
export function explainFailure(cluster: Cluster, lastWords: string, cause?: unknown): DatabaseStartError {
  const advice = causes.find(([pattern]) => pattern.test(lastWords))?.[1] ?? 'Its last words are below.';
  return new DatabaseStartError(
    `The built-in PostgreSQL in ${cluster.dir} did not start. ${advice}\n` +
      `To use a server of your own instead, set DATABASE_URL.\n\n${lastLines(lastWords)}`,
    { cause },
  );
}

/** What PostgreSQL wrote to its log after the given offset in bytes. */
export function logSince(cluster: Cluster, offset: number): string {
  return readFileSync(cluster.logFile).subarray(offset).toString();
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-12).join('\n');
}
