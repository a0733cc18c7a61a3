import { patch } from '#components/shared/cell.ts';
import { readQueued, writeQueued } from '../state/drafts.ts';
import type { Chat } from './chat.ts';
import { returnToComposer } from './return-to-composer.ts';
import type { Thread } from './thread.ts';

/** Sets the message that is sent when the present answer ends; it survives a reload. */
export function queue(thread: Thread, text: string | null): void {
  patch(thread.shape, { queued: text });
  writeQueued(thread.id, text);
}

/** Adds to what waits: one message, however often Enter is pressed. */
export function addToQueue(thread: Thread, text: string): void {
  const { queued } = thread.shape.get();
  queue(thread, queued === null ? text : `${queued}\n\n${text}`);
}

/** Brings back what waited before a reload: to its place while an answer runs, else into the composer. */
export function recallQueued(chat: Chat, thread: Thread): void {
  const text = readQueued(thread.id);
  const { queued, live, phase } = thread.shape.get();
  if (text === null || queued !== null || phase === 'loading') return;
  if (live !== null) {
    patch(thread.shape, { queued: text });
  } else {
    writeQueued(thread.id, null);
    returnToComposer(chat, thread, text);
  }
}
