import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PdfReader, PdfRefusal, PdfText } from '#server/kernel/pdf.ts';
import { type ChildLimits, type Program, runChild } from '../child/run-child.ts';
import { createShifts } from '../child/shifts.ts';
import { Report } from './report.ts';

const MB = 1024 * 1024;
const LIMITS: ChildLimits = {
  processorMilliseconds: 20_000,
  milliseconds: 60_000,
  residentBytes: 700 * MB,
  heapMegabytes: 256,
};

// In Next's bundles too this is where the source lies; what they make of `new URL` there is none that Node takes.
const FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'read-pdf-main.ts');
const PROGRAM: Program<PdfText | PdfRefusal> = {
  file: FILE,
  read: (message) => Report.parse(message),
  exhausted: { kind: 'refused', reason: 'too-much-work' },
};

/** Reads each file in a process of its own. `close` ends them all; what they were reading is `unavailable`. */
export function createPdfReader(limits: ChildLimits = LIMITS): PdfReader & { close(): Promise<void> } {
  const shifts = createShifts();
  return {
    read: (source, who) => shifts.run(who, (signal) => runChild(PROGRAM, source, limits, signal)),
    close: () => shifts.close(),
  };
}
