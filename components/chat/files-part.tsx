import { createCell, patch } from '#components/shared/cell.ts';
import { useCell } from '#components/shared/use-cell.ts';
import type { Chat } from './store/chat.ts';
import { queue } from './store/queue.ts';
import { returnToComposer } from './store/return-to-composer.ts';
import type { Thread } from './store/thread.ts';

type Code = typeof import('./files/index.ts');

/** The code for files, fetched with the first one. */
const code = createCell<Code | null>(null);

export async function loadFiles(): Promise<Code> {
  const loaded = await import('./files/index.ts');
  code.set(loaded);
  return loaded;
}

/** Whether `data` brings files; a picture dragged within a page, or copied out of a document, comes with HTML. */
export function bringsFiles(data: DataTransfer | null): data is DataTransfer {
  return data !== null && data.types.includes('Files') && !data.types.includes('text/html');
}

/** A part of the page that only chats with files have. */
export function FilesPart({ part }: { part: 'FilesButton' | 'Tray' | 'DropTarget' }) {
  const Part = useCell(code)?.[part];
  return Part ? <Part /> : null;
}

/** Takes files into a conversation; from now on its questions wait for them. */
export function attach(chat: Chat, thread: Thread, files: readonly File[]): void {
  if (files.length === 0) return;
  patch(thread.shape, { reading: true });
  loadFiles().then(
    ({ attachFiles }) => attachFiles(chat, thread, files),
    () => {
      const { queued } = thread.shape.get();
      const message = 'Not attached. The server could not be reached.';
      const retry = () => attach(chat, thread, files);
      patch(thread.shape, { reading: false, problem: { message, retryAt: 0, retry } });
      queue(thread, null);
      if (queued !== null) returnToComposer(chat, thread, queued);
    },
  );
}
