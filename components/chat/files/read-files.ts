import { query } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import type { Thread } from '../store/thread.ts';
import { attachmentsOf } from './attachments-of.ts';

/** Asks which files a conversation has, and how `model` reads them. Throws what `refusalOf` reads. */
export async function readFiles(thread: Thread, model: string): Promise<void> {
  const kept = await query('file.list', { conversationId: thread.id, model });
  patch(attachmentsOf(thread), { kept });
  patch(thread.shape, { files: kept.files.length });
}
