import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { DomainError } from '#server/kernel/errors.ts';
import type { PdfRefusal, PdfText } from '#server/kernel/pdf.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
import { Report } from './report.ts';
import { residentBytes } from './resident-bytes.ts';

/**
 * What one file may cost, whoever made it. A heap that is full ends the child too. A processor's time, because a busy
 * machine makes no file more work; and a limit to the waiting.
 */
export type ChildLimits = {
  processorMilliseconds: number;
  milliseconds: number;
  residentBytes: number;
  heapMegabytes: number;
};

// In Next's bundles too this is where the source lies; what they make of `new URL` there is none that Node takes.
const PROGRAM = path.join(path.dirname(fileURLToPath(import.meta.url)), 'read-pdf-main.ts');
const LOOK_EVERY_MS = 50;

/**
 * Reads one file in a process of its own, which is gone when this settles, however that came about. Rejects with the
 * signal's reason once that fires, and with an error of ours where the program does not run at all.
 */
export async function runChild(
  source: ByteSource,
  limits: ChildLimits,
  signal: AbortSignal,
): Promise<PdfText | PdfRefusal> {
  signal.throwIfAborted();
  const heap = `--max-old-space-size=${limits.heapMegabytes}`;
  // Not `fork`, whose program Next's bundler would look for; an environment of its own: what our process was started with
  // is none of a document's business.
  const child = spawn(process.execPath, [heap, PROGRAM, String(limits.processorMilliseconds)], {
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  });
  const gone = once(child, 'exit').catch(() => undefined);
  const kill = (): void => void child.kill('SIGKILL');
  const stopWatching = watch(child, limits, kill);
  signal.addEventListener('abort', kill, { once: true });
  try {
    const feeding = feed(child, source);
    feeding.catch(() => undefined);
    const result = await listen(child);
    signal.throwIfAborted();
    // A source that failed looks to the child like a file that was cut.
    if (result.kind === 'refused' && result.reason === 'damaged') await feeding;
    return result;
  } finally {
    signal.removeEventListener('abort', kill);
    stopWatching();
    kill();
    await gone;
  }
}

/** Ends the child beyond its time or its memory. */
function watch(child: ChildProcess, limits: ChildLimits, kill: () => void): () => void {
  const timer = setTimeout(kill, limits.milliseconds);
  const look = async (): Promise<void> => {
    const resident = child.pid === undefined ? null : await residentBytes(child.pid);
    if ((resident ?? 0) > limits.residentBytes) kill();
  };
  const looking = setInterval(() => void look(), LOOK_EVERY_MS);
  return () => {
    clearTimeout(timer);
    clearInterval(looking);
  };
}

async function feed(child: ChildProcess, source: ByteSource): Promise<void> {
  const { stdin } = child;
  if (stdin === null) return;
  await pipeline(await source.read(), stdin).catch((error: unknown) => {
    // Ended while it was being fed: how it ended says more.
    if (!isBrokenPipe(error)) throw error;
  });
}

function isBrokenPipe(error: unknown): boolean {
  const codes = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** What the child said in the end. One that was ready and said nothing more had too much to do. */
function listen(child: ChildProcess): Promise<PdfText | PdfRefusal> {
  const { promise, resolve, reject } = Promise.withResolvers<PdfText | PdfRefusal>();
  let ready = false;
  child.on('message', (message) => {
    const report = Report.safeParse(message);
    if (!report.success) reject(report.error);
    else if (report.data.kind === 'ready') ready = true;
    else resolve(report.data);
  });
  child.once('error', reject);
  child.once('exit', (code, signal) => {
    if (ready || signal === 'SIGKILL') resolve({ kind: 'refused', reason: 'too-much-work' });
    else reject(new DomainError('internal', `The program that reads PDFs ended with ${signal ?? code}.`));
  });
  return promise;
}
