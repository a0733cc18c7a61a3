import { parentPort, threadId } from 'node:worker_threads';
import type { Task } from '#server/infra/sandbox-media/threads/task.ts';

/** A thread that does what its prompt says. */
parentPort?.on('message', (task: Task) => {
  const wish = task.kind === 'image' ? task.prompt : task.kind;
  if (wish === 'exit') process.exit(7);
  if (wish === 'throw') throw new Error('Thrown in the thread.');
  if (wish === 'refuse') return tell({ type: 'failed', reason: 'broken', cause: new Error('A fault.') });
  tell({ type: 'progress', progress: 0.5 });
  if (wish === 'loop') for (;;);
  tell({ type: 'made', bytes: Uint8Array.of(threadId) });
});

function tell(report: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origins
  parentPort?.postMessage(report);
}
