import { Worker } from 'node:worker_threads';
import { cancelled } from '../../models/provider-error.ts';
import { broken, shuttingDown, unreadable } from './failures.ts';
import { Report, type Task } from './task.ts';

export type WorkOptions = { signal: AbortSignal; onProgress(progress: number): void };

/** A worker that is started when there is work, and again after it ended in whatever way. */
export type Thread = {
  /** One task at a time. Rejects with MediaFailure, or with `cancelled` once an aborted worker has ended. */
  work(task: Task, options: WorkOptions): Promise<Uint8Array>;
  /** For good: what it is doing fails as `unavailable`, and so does whatever is asked later. */
  close(): Promise<void>;
};

export type ThreadOptions = {
  entry: URL;
  /** How long a worker without work keeps its memory. */
  idleMilliseconds: number;
};

export function createThread({ entry, idleMilliseconds }: ThreadOptions): Thread {
  let worker: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  let closed = false;
  const start = (): Worker => {
    // Node's WASI is an experiment by name; its warning would be the only line on a quiet server's stderr.
    const started = new Worker(entry, { execArgv: ['--disable-warning=ExperimentalWarning'] });
    const forget = (): void => {
      if (worker === started) worker = undefined;
    };
    // An error without a listener would end the process, also between two tasks.
    started.on('error', forget);
    started.on('exit', forget);
    return started;
  };
  const end = async (): Promise<void> => {
    clearTimeout(rest);
    const ending = worker;
    // Forgotten before it has ended: the next task gets a worker of its own.
    worker = undefined;
    await ending?.terminate();
  };
  return {
    async work(task, options) {
      if (closed) throw shuttingDown();
      clearTimeout(rest);
      worker ??= start();
      worker.ref();
      try {
        return await perform(worker, task, options);
      } catch (error) {
        throw closed && !options.signal.aborted ? shuttingDown() : error;
      } finally {
        worker?.unref();
        rest = setTimeout(() => void end(), idleMilliseconds).unref();
      }
    },
    async close() {
      closed = true;
      await end();
    },
  };
}

async function perform(worker: Worker, task: Task, { signal, onProgress }: WorkOptions): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const hear = (message: unknown): void => {
    const report = Report.parse(message);
    if (report.type === 'progress') onProgress(report.progress);
    else if (report.type === 'made') resolve(report.bytes);
    else reject(report.reason === 'unreadable' ? unreadable(report.cause) : broken(report.cause));
  };
  const fall = (error: unknown): void => reject(signal.aborted ? cancelled() : broken(error));
  const exit = (code: number): void => fall(new Error(`The thread ended with code ${code}.`));
  const stop = (): void => void worker.terminate();
  worker.on('message', hear);
  worker.once('error', fall);
  worker.once('exit', exit);
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) throw cancelled();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origins
    worker.postMessage(task);
    return await promise;
  } finally {
    worker.off('message', hear);
    worker.off('error', fall);
    worker.off('exit', exit);
    signal.removeEventListener('abort', stop);
  }
}
