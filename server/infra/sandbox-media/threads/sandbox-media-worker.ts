import { parentPort } from 'node:worker_threads';
import type { z } from 'zod';
import type { Report, Task } from './task.ts';

// Sent by ./thread.ts and nobody else.
parentPort?.on('message', (task: Task) => void perform(task));

async function perform(task: Task): Promise<void> {
  try {
    const bytes = await make(task);
    tell({ type: 'made', bytes }, [bytes.buffer]);
  } catch (cause) {
    tell({ type: 'failed', reason: isUnreadable(cause) ? 'unreadable' : 'broken', cause });
  }
}

/** Loads only what the task needs: each kind has tens of megabytes of its own. */
async function make(task: Task): Promise<Uint8Array<ArrayBuffer>> {
  const onProgress = (progress: number): void => tell({ type: 'progress', progress });
  switch (task.kind) {
    case 'image':
      return (await import('../images/make-image.ts')).makeImage(task);
    case 'video':
      return (await import('../videos/make-video.ts')).makeVideo(task, onProgress);
    case 'voice':
      return (await import('../voices/speak.ts')).speak(task, onProgress);
  }
}

function isUnreadable(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'UnreadablePicture';
}

function tell(report: z.input<typeof Report>, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(report, transfer);
}
