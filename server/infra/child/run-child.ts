import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { DomainError } from '#server/kernel/errors.ts';
import type { ByteSource } from '#server/kernel/storage.ts';
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

/** A source file that lives by ./serve-parent.ts. */
export type Program<Answer> = {
  file: string;
  args?: readonly string[];
  /** What its message says, and the bytes beside it, if any; throws for what it cannot have said. */
  read(message: unknown, output: Uint8Array): Answer;
  /** The answer of one that was ready and came to no end within its limits. */
  exhausted: Answer;
};

const LOOK_EVERY_MS = 50;
/** More than any file that is taken becomes. */
const LARGEST_OUTPUT = 128 * 1024 * 1024;
const Ready = z.object({ kind: z.literal('ready') });

/**
 * Gives one file to a process of its own, which is gone when this settles, however that came about. Rejects with the
 * signal's reason once that fires, and with an error of ours where the program does not run at all.
 */
export async function runChild<Answer>(
  program: Program<Answer>,
  source: ByteSource,
  limits: ChildLimits,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const heap = `--max-old-space-size=${limits.heapMegabytes}`;
  const args = [heap, program.file, String(limits.processorMilliseconds), ...(program.args ?? [])];
  // Not `fork`, whose program Next's bundler would look for; an environment of its own: what our process was started with
  // is none of a file's business.
  const child = spawn(process.execPath, args, {
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
  });
  const gone = once(child, 'exit').catch(() => undefined);
  const kill = (): void => void child.kill('SIGKILL');
  const stopWatching = watch(child, limits, kill);
  signal.addEventListener('abort', kill, { once: true });
  try {
    // A source that fails is none of the file's faults, to which it would look like one that was cut, or that never comes.
    const broken = feed(child, source).then(() => new Promise<never>(() => undefined));
    const result = await Promise.race([listen(child, program), broken]);
    signal.throwIfAborted();
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

/** What the child said in the end. One that was ready and said nothing more, or too much, had too much to do. */
function listen<Answer>(child: ChildProcess, { read, exhausted }: Program<Answer>): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const output = gather(child);
  output.catch(reject);
  let ready = false;
  let answered = false;
  child.on('message', (message) => {
    if (Ready.safeParse(message).success) {
      ready = true;
      return;
    }
    answered = true;
    void output.then((bytes) => read(message, bytes)).then(resolve, reject);
  });
  child.once('error', reject);
  // Not `exit`, after which there may be bytes to come.
  child.once('close', (code, signal) => {
    if (answered) return;
    if (ready || signal === 'SIGKILL') resolve(exhausted);
    else reject(new DomainError('internal', `A program that reads files ended with ${signal ?? code}.`));
  });
  return promise;
}

/** The bytes that it has written once it writes no more; too many end it. */
async function gather(child: ChildProcess): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(child)) {
    bytes += piece.length;
    if (bytes > LARGEST_OUTPUT) child.kill('SIGKILL');
    else pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function piecesOf({ stdout }: ChildProcess): AsyncIterable<Uint8Array> {
  return stdout ?? Readable.from([]);
}
