import { patch } from '#components/shared/cell.ts';
import { newId } from '#components/shared/new-id.ts';
import { LIMITS, refusalBefore, type Upload, type UploadState, withState } from '../state/attachments.ts';
import type { Chat } from '../store/chat.ts';
import type { Thread } from '../store/thread.ts';
import { attachmentsOf } from './attachments-of.ts';
import { releaseHeld } from './release-held.ts';
import { uploadOne } from './upload-one.ts';

/** Takes files into a conversation, one after the other; what is none of it is told before it travels. */
export async function attachFiles(chat: Chat, thread: Thread, files: readonly File[]): Promise<void> {
  const cell = attachmentsOf(thread);
  const uploads: Upload[] = [];
  for (const file of files)
    uploads.push({ id: newId(), name: file.name, file, ...(await judge(chat, thread, file, uploads)) });
  patch(cell, { uploads: [...cell.get().uploads, ...uploads] });
  await work(chat, thread, uploads);
}

/** Tries a failed upload again. It stays the same one: where only the answer was lost there is no second file. */
export async function retryUpload(chat: Chat, thread: Thread, { id, file }: Upload): Promise<void> {
  const cell = attachmentsOf(thread);
  const state = await judge(chat, thread, file, []);
  cell.set(withState(cell.get(), id, state));
  await work(
    chat,
    thread,
    cell.get().uploads.filter((upload) => upload.id === id),
  );
}

/** Whether a file may travel, beside what is there and `others`. */
async function judge(
  chat: Chat,
  thread: Thread,
  file: File,
  others: readonly Upload[],
): Promise<UploadState> {
  const known = [...attachmentsOf(thread).get().uploads, ...others];
  const taken = thread.shape.get().files + known.filter(({ state }) => state !== 'failed').length;
  const message = await refusalBefore(file, taken);
  if (message === null) return { state: 'waiting' };
  chat.status.set(`${file.name} was not attached. ${message}`);
  return { state: 'failed', message, retry: taken >= LIMITS.files };
}

const working = new WeakMap<Thread, Set<string>>();

/** `added`: for which what was sent meanwhile waits. Whoever is at work already takes these as well. */
async function work(chat: Chat, thread: Thread, added: readonly Upload[]): Promise<void> {
  const ids = added.map(({ id }) => id);
  const before = working.get(thread);
  if (before !== undefined) {
    for (const id of ids) before.add(id);
    return;
  }
  const awaited = new Set(ids);
  working.set(thread, awaited);
  patch(thread.shape, { reading: true });
  for (let next = waiting(thread); next !== undefined; next = waiting(thread))
    await uploadOne(chat, thread, next);
  working.delete(thread);
  patch(thread.shape, { reading: false });
  const { uploads } = attachmentsOf(thread).get();
  releaseHeld(chat, thread, !uploads.some(({ id }) => awaited.has(id)));
}

function waiting(thread: Thread): Upload | undefined {
  return attachmentsOf(thread)
    .get()
    .uploads.find(({ state }) => state === 'waiting');
}
