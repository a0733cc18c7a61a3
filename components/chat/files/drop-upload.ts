import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { persistently } from '#components/shared/persistently.ts';
import { type Upload, withoutUpload } from '../state/attachments.ts';
import { type Chat, summaryOf } from '../store/chat.ts';
import { offerRetry } from '../store/offer-retry.ts';
import type { Thread } from '../store/thread.ts';
import { attachmentsOf } from './attachments-of.ts';
import { readFiles } from './read-files.ts';
import { underWay } from './under-way.ts';

/** Takes back an upload, whatever it is doing: one that may be there by now goes again. */
export function dropUpload(chat: Chat, thread: Thread, upload: Upload): void {
  const cell = attachmentsOf(thread);
  const controller = underWay.get(upload.id);
  cell.set(withoutUpload(cell.get(), upload.id));
  chat.status.set(`${upload.name} is removed`);
  if (controller === undefined) return;
  underWay.delete(upload.id);
  controller.abort();
  void withdraw(chat, thread, upload);
}

async function withdraw(chat: Chat, thread: Thread, upload: Upload): Promise<void> {
  try {
    await persistently(() => mutate('file.withdraw', { uploadId: upload.id }));
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    const message = `${upload.name} may be attached all the same. ${refusal.message}`;
    offerRetry(thread, message, () => void withdraw(chat, thread, upload));
    return;
  }
  chat.tell(thread.id);
  const model = summaryOf(chat, thread.id).get()?.model;
  // Whoever cannot be told now is told with the next change.
  if (model !== undefined) await readFiles(thread, model).catch(() => undefined);
}
