import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import type { KeptFile } from '../state/attachments.ts';
import type { Chat } from '../store/chat.ts';
import { offerRetry } from '../store/offer-retry.ts';
import type { Thread } from '../store/thread.ts';
import { attachmentsOf } from './attachments-of.ts';
import { readFiles } from './read-files.ts';

/** Takes a file from its conversation, for good. Throws what `refusalOf` reads; one that had gone already is no error. */
export async function removeFile(chat: Chat, thread: Thread, { id, name }: KeptFile): Promise<void> {
  const cell = attachmentsOf(thread);
  try {
    await mutate('file.remove', { conversationId: thread.id, fileId: id });
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    if (refusal.status !== 404) throw error;
  }
  const { kept } = cell.get();
  if (kept === null) return;
  const files = kept.files.filter((file) => file.id !== id);
  patch(cell, { kept: { ...kept, files } });
  patch(thread.shape, { files: files.length });
  chat.status.set(`${name} is removed`);
  chat.tell(thread.id);
  // With more room others may be read whole now.
  await readFiles(thread, kept.model).catch(() => undefined);
}

/** The same from the composer; what could not be done is said there. */
export async function removeFresh(chat: Chat, thread: Thread, file: KeptFile): Promise<void> {
  try {
    await removeFile(chat, thread, file);
  } catch (error) {
    const message = `${file.name} was not removed. ${refusalOf(error).message}`;
    offerRetry(thread, message, () => void removeFresh(chat, thread, file));
  }
}
