import { createCell, patch } from '#components/shared/cell.ts';
import { useCell } from '#components/shared/use-cell.ts';
import type * as Files from './files/index.ts';
import type { Chat } from './store/chat.ts';
import type { Thread } from './store/thread.ts';

type Code = typeof Files;

/** The code for files, fetched with the first one. */
const code = createCell<Code | null>(null);

/** Fetches it once; `null` while it cannot be reached. */
export async function loadFiles(): Promise<Code | null> {
  code.set(await import('./files/index.ts').catch(() => null));
  return code.get();
}

/** A part of the page that only chats with files have. */
export function FilesPart({ part }: { part: 'FilesButton' | 'Tray' }) {
  const Part = useCell(code)?.[part];
  return Part ? <Part /> : null;
}

/** Takes files into a conversation; from now on its questions wait for them. */
export async function attach(chat: Chat, thread: Thread, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  patch(thread.shape, { reading: true, problem: null });
  const loaded = await loadFiles();
  if (loaded !== null) return loaded.attachFiles(chat, thread, files);
  // What waits stays where it can be seen, edited and sent with the next attempt.
  const message = 'Not attached. The server could not be reached.';
  const retry = () => void attach(chat, thread, files);
  patch(thread.shape, { reading: false, problem: { message, retryAt: 0, retry } });
}
