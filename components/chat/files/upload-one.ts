import { leaveIfSignedOut, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { postForm } from '#components/shared/post-form.ts';
import { persistently } from '#components/shared/persistently.ts';
import { openIdIn } from '../open-id.ts';
import { type Upload, withFile, withState } from '../state/attachments.ts';
import { moveDraft, NEW_CHAT } from '../state/drafts.ts';
import { settleIn } from '../store/ask.ts';
import { type Chat, summaryOf } from '../store/chat.ts';
import { putSummary } from '../store/list-actions.ts';
import type { Thread } from '../store/thread.ts';
import { attachmentsOf } from './attachments-of.ts';
import { readFiles } from './read-files.ts';
import { underWay } from './under-way.ts';

/** Sends one file and waits until it is read. Where no answer comes it is sent again, and is the same file. */
export async function uploadOne(chat: Chat, thread: Thread, { id, file }: Upload): Promise<void> {
  const cell = attachmentsOf(thread);
  const controller = new AbortController();
  const { signal } = controller;
  underWay.set(id, controller);
  chat.status.set(`Attaching ${file.name}`);
  const onShare = (share: number) =>
    cell.set(withState(cell.get(), id, share === 1 ? { state: 'reading' } : { state: 'uploading', share }));
  try {
    const model = summaryOf(chat, thread.id).get()?.model ?? chat.newModel.get();
    const form = { conversationId: thread.id, uploadId: id, file, model };
    const attached = await persistently(async () => {
      if (signal.aborted) return null;
      onShare(0);
      return postForm('file.attach', form, { onShare, signal });
    });
    if (attached === null) return;
    settle(chat, thread, attached.conversation, model);
    await readFiles(thread, model).catch(() => patch(thread.shape, { files: thread.shape.get().files + 1 }));
    if (signal.aborted) return;
    underWay.delete(id);
    cell.set(withFile(cell.get(), id, attached.file));
    chat.status.set(`${file.name} is attached`);
    chat.tell(thread.id);
  } catch (error) {
    if (signal.aborted) return;
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    const { status, message } = refusal;
    // Whoever got no answer does not know whether it is there.
    if (status !== null) underWay.delete(id);
    const retry = status === null || status === 409 || status >= 429;
    cell.set(withState(cell.get(), id, { state: 'failed', message, retry }));
    chat.status.set(`${file.name} was not attached. ${message}`);
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
