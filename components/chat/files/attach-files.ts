import { leaveIfSignedOut, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { newId } from '#components/shared/new-id.ts';
import {
  LIMITS,
  refusalBefore,
  type Upload,
  type UploadState,
  withFile,
  withoutUpload,
  withState,
} from '../state/attachments.ts';
import { openIdIn } from '../open-id.ts';
import { moveDraft, NEW_CHAT } from '../state/drafts.ts';
import { settleIn } from '../store/ask.ts';
import { type Chat, summaryOf } from '../store/chat.ts';
import { putSummary } from '../store/list-actions.ts';
import type { Thread } from '../store/thread.ts';
import { attachmentsOf } from './attachments-of.ts';
import { readFiles } from './read-files.ts';
import { releaseHeld } from './release-held.ts';
import { sendUpload } from './send-upload.ts';

const controllers = new Map<string, AbortController>();

/** Takes files into a conversation, one after the other; what is none of it is told before it travels. */
export async function attachFiles(chat: Chat, thread: Thread, files: readonly File[]): Promise<void> {
  const cell = attachmentsOf(thread);
  const uploads = await prepare(chat, thread, files);
  const { uploads: before } = cell.get();
  patch(cell, { uploads: [...before, ...uploads] });
  patch(thread.shape, { reading: true });
  // Otherwise whoever is at work takes these as well.
  if (before.every(({ state }) => state === 'failed')) await work(chat, thread, before);
}

async function prepare(chat: Chat, thread: Thread, files: readonly File[]): Promise<Upload[]> {
  const uploads: Upload[] = [];
  let others = thread.shape.get().files + attachmentsOf(thread).get().uploads.length;
  for (const file of files) {
    const { name } = file;
    const message = await refusalBefore(file, others);
    const state: UploadState =
      message === null ? { state: 'waiting' } : { state: 'failed', message, retry: others >= LIMITS.files };
    uploads.push({ id: newId(), name, file, ...state });
    if (message === null) others += 1;
    else chat.status.set(`${name} was not attached. ${message}`);
  }
  return uploads;
}

/** Tries a failed upload again. */
export async function retryUpload(chat: Chat, thread: Thread, upload: Upload): Promise<void> {
  const cell = attachmentsOf(thread);
  cell.set(withoutUpload(cell.get(), upload.id));
  await attachFiles(chat, thread, [upload.file]);
}

/** Takes back an upload, whatever it is doing. */
export function dropUpload(thread: Thread, { id }: Upload): void {
  const cell = attachmentsOf(thread);
  cell.set(withoutUpload(cell.get(), id));
  controllers.get(id)?.abort();
}

/** `before`: what had failed already, for which nobody waits. */
async function work(chat: Chat, thread: Thread, before: readonly Upload[]): Promise<void> {
  const cell = attachmentsOf(thread);
  for (let next = waiting(thread); next !== undefined; next = waiting(thread))
    await uploadOne(chat, thread, next);
  patch(thread.shape, { reading: false });
  const failed = cell.get().uploads.filter((upload) => !before.includes(upload));
  releaseHeld(chat, thread, failed.length === 0);
}

function waiting(thread: Thread): Upload | undefined {
  return attachmentsOf(thread)
    .get()
    .uploads.find(({ state }) => state === 'waiting');
}

async function uploadOne(chat: Chat, thread: Thread, { id, file }: Upload): Promise<void> {
  const cell = attachmentsOf(thread);
  const controller = new AbortController();
  controllers.set(id, controller);
  chat.status.set(`Attaching ${file.name}`);
  cell.set(withState(cell.get(), id, { state: 'uploading', share: 0 }));
  const onShare = (share: number) =>
    cell.set(withState(cell.get(), id, share === 1 ? { state: 'reading' } : { state: 'uploading', share }));
  try {
    const model = summaryOf(chat, thread.id).get()?.model ?? chat.newModel.get();
    const form = { conversationId: thread.id, file, model };
    const attached = await sendUpload(form, { onShare, signal: controller.signal });
    settle(chat, thread, attached.conversation, model);
    cell.set(withFile(cell.get(), id, attached.file));
    await readFiles(thread, model);
    chat.status.set(`${file.name} is attached`);
    chat.tell(thread.id);
  } catch (error) {
    if (controller.signal.aborted) return;
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    const retry = refusal.status === null || refusal.status === 409 || refusal.status >= 429;
    const message = refusal.status === null ? 'The server could not be reached.' : refusal.message;
    cell.set(withState(cell.get(), id, { state: 'failed', message, retry }));
    chat.status.set(`${file.name} was not attached. ${message}`);
  } finally {
    controllers.delete(id);
  }
}

type Begun = { id: string; sessionId: number; title: string };

/** A conversation that its first file began gets its address and its place in the list. */
function settle(chat: Chat, thread: Thread, { id, sessionId, title }: Begun, model: string): void {
  thread.stored = true;
  const here = openIdIn(window.location.pathname) === null;
  // On the page for a new chat the composer moves what is being written.
  if (chat.fresh.get() === thread && !here) moveDraft(NEW_CHAT, id);
  settleIn(chat, thread, here);
  if (summaryOf(chat, id).get() !== null) return;
  const now = new Date().toISOString();
  putSummary(chat, { id, sessionId, title, model, createdAt: now, updatedAt: now, running: false });
}
