import { type Cell, createCell, patch } from '#components/shared/cell.ts';
import { type Attachments, NO_ATTACHMENTS } from '../state/attachments.ts';
import type { Thread } from '../store/thread.ts';

const known = new WeakMap<Thread, Cell<Attachments>>();

/** What this page knows of a conversation's files. */
export function attachmentsOf(thread: Thread): Cell<Attachments> {
  const cell = known.get(thread);
  if (cell !== undefined) return cell;
  const made = createCell(NO_ATTACHMENTS);
  known.set(thread, made);
  let { sent } = thread.shape.get();
  thread.shape.subscribe(() => {
    const { sent: now } = thread.shape.get();
    if (now === sent) return;
    sent = now;
    // What was asked about is no news any more.
    if (now !== null) patch(made, { fresh: NO_ATTACHMENTS.fresh });
  });
  return made;
}
