import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CleanerRefusal, CleanMedia, MediaCleaner } from '#server/kernel/media-cleaner.ts';
import { type ChildLimits, type Program, runChild } from '../child/run-child.ts';
import { createShifts } from '../child/shifts.ts';
import { PORTRAIT, Report } from './report.ts';

const MB = 1024 * 1024;
const LIMITS: ChildLimits = {
  processorMilliseconds: 30_000,
  milliseconds: 90_000,
  residentBytes: 900 * MB,
  heapMegabytes: 256,
};

// In Next's bundles too this is where the source lies; what they make of `new URL` there is none that Node takes.
const FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'clean-media-main.ts');

/** Cleans each file in a process of its own. `close` ends them all; what they were cleaning is `unavailable`. */
export function createMediaCleaner(limits: ChildLimits = LIMITS): MediaCleaner & { close(): Promise<void> } {
  const shifts = createShifts();
  return {
    clean: (source, { mediaType, portrait = false, ...who }) =>
      shifts.run(who, (signal) => runChild(programFor(mediaType, portrait), source, limits, signal)),
    close: () => shifts.close(),
  };
}

function programFor(mediaType: string, portrait: boolean): Program<CleanMedia | CleanerRefusal> {
  return {
    file: FILE,
    args: portrait ? [mediaType, PORTRAIT] : [mediaType],
    read(message, bytes) {
      const report = Report.parse(message);
      return report.kind === 'clean' ? { ...report, bytes } : report;
    },
    exhausted: { kind: 'refused', reason: 'too-much-work' },
  };
}
