import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ByteSource } from '#server/kernel/storage.ts';
import { type ChildLimits, type Program, runChild } from '../../child/run-child.ts';
import { createShifts } from '../../child/shifts.ts';
import { type Recognised, RECOGNISER_REFUSALS } from './refusal.ts';

const MB = 1024 * 1024;
const LIMITS: ChildLimits = {
  processorMilliseconds: 150_000,
  milliseconds: 240_000,
  // Weights and their runtime take 500 MB of it.
  residentBytes: 1200 * MB,
  heapMegabytes: 256,
};

// In Next's bundles too this is where the source lies.
const FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'recognise-main.ts');

const Report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heard'), text: z.string() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(RECOGNISER_REFUSALS) }),
]);

/** English speech as words, by this machine alone. */
export type Recogniser = {
  /** Rejects as child/shifts do. */
  recognise(source: ByteSource, who: { owner: string; signal: AbortSignal }): Promise<Recognised>;
  /** Ends what is being recognised; that is `unavailable`. */
  close(): Promise<void>;
};

/** Recognises one recording at a time, each in a process of its own, which takes the memory with it when it ends. */
export function createRecogniser(limits: ChildLimits = LIMITS): Recogniser {
  const shifts = createShifts({ atOnce: 1 });
  return {
    recognise: (source, who) => shifts.run(who, (signal) => runChild(PROGRAM, source, limits, signal)),
    close: () => shifts.close(),
  };
}

const PROGRAM: Program<Recognised> = {
  file: FILE,
  read: (message) => Report.parse(message),
  exhausted: { kind: 'refused', reason: 'too-much-work' },
};
