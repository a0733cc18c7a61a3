import { patch } from '#components/shared/cell.ts';
import { forgetSent, NEW_CHAT } from '../state/drafts.ts';
import type { Path } from '#components/shared/merge-snapshot.ts';
import { newId } from '#components/shared/new-id.ts';
import { answerRow, questionRow } from '../state/optimistic-rows.ts';
import { leaveIfSignedOut, mutate, refusalOf, type Refusal } from '#components/shared/api.ts';
import { type Chat, summaryOf } from './chat.ts';
import { follow } from './follow.ts';
import { putSummary } from './list-actions.ts';
import { persistently } from '#components/shared/persistently.ts';
import { addToQueue, queue } from './queue.ts';
import { returnToComposer } from './return-to-composer.ts';
import { stopIfWanted } from './stop-turn.ts';
import { mutating, createThread, lastRow, pathOf, type Question, setPath, type Thread } from './thread.ts';

/**
 * Puts a question: it and the empty answer are shown at once, under ids that stay. When the server refuses or
 * cannot be reached the path is as before, the text is back where it was written, and a notice says why.
 */
export async function ask(chat: Chat, thread: Thread, question: Question): Promise<void> {
  const ids = question.ids ?? { turnId: newId(), questionId: newId(), answerId: newId() };
  const { content, parentId, edited } = question;
  const before = pathOf(thread);
  const summary = summaryOf(chat, thread.id);
  const summaryBefore = summary.get();
  const model = summaryBefore?.model ?? chat.newModel.get();
  const createdAt = new Date().toISOString();
  const base = pathUpTo(before, parentId);
  const rows = [
    ...base.rows,
    questionRow({
      id: ids.questionId,
      parentId,
      content,
      createdAt,
      siblings: [...(edited?.siblings ?? []), ids.questionId],
    }),
    answerRow({
      id: ids.answerId,
      parentId: ids.questionId,
      createdAt,
      siblings: [ids.answerId],
      turnId: ids.turnId,
      model,
      sandbox: chat.models.some((one) => one.alias === model && one.sandbox),
    }),
  ];
  thread.unsent = null;
  settleIn(chat, thread);
  setPath(
    thread,
    { rows, earlier: base.earlier },
    { phase: 'ready', problem: null, sent: ids.questionId, editing: null },
  );
  putSummary(chat, {
    ...(summaryBefore ?? { id: thread.id, sessionId: 0, title: firstLine(content), model, createdAt }),
    updatedAt: createdAt,
    running: true,
  });
  try {
    const input = {
      conversationId: thread.id,
      turnId: ids.turnId,
      userMessage: { id: ids.questionId, content },
      assistantMessageId: ids.answerId,
      parentId,
      model,
    };
    const begun = await mutating(thread, () => persistently(() => mutate('turn.ask', input)));
    forgetSent(thread.stored ? thread.id : NEW_CHAT, content);
    thread.stored = true;
    putSummary(chat, begun.conversation);
    follow(chat, thread);
    chat.tell(thread.id);
    stopIfWanted(chat, thread);
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    setPath(thread, before, { sent: null });
    if (summaryBefore === null) forgetUnborn(chat, thread);
    else putSummary(chat, summaryBefore);
    giveBack(chat, thread, { ...question, ids }, refusal);
  }
}

function giveBack(chat: Chat, thread: Thread, question: Question, refusal: Refusal): void {
  const queued = thread.shape.get().queued ?? '';
  const retryAt = refusal.retryAfterSeconds === null ? 0 : Date.now() + refusal.retryAfterSeconds * 1000;
  const { edited, content } = question;
  const retry = () => {
    chat.fill.set({ text: content, how: 'take' });
    put(chat, thread, question);
  };
  const problem = { message: `Not sent. ${refusal.message}`, retryAt, retry };
  thread.unsent = question;
  queue(thread, null);
  patch(thread.shape, {
    problem,
    editing: edited === undefined ? null : { messageId: edited.id, text: content },
  });
  const texts = edited === undefined ? [content, queued] : [queued];
  const text = texts.filter(Boolean).join('\n\n');
  if (text !== '') returnToComposer(chat, thread, text);
}

/** Gives the conversation that begins here its address, and the page for a new one another conversation. */
export function settleIn(chat: Chat, thread: Thread, shown = true): void {
  if (chat.fresh.get() !== thread) return;
  chat.threads.set(thread.id, thread);
  chat.fresh.set(createThread(newId(), 'ready'));
  if (shown) chat.go(thread.id);
}

/** A conversation whose first question never arrived is no conversation: it is the page for a new one again. */
function forgetUnborn(chat: Chat, thread: Thread): void {
  chat.threads.delete(thread.id);
  chat.fresh.set(thread);
  if (window.location.pathname === `/c/${thread.id}`) chat.go(null, 'replace');
  const { conversations } = chat.list.get();
  patch(chat.list, { conversations: conversations.filter((one) => one.id !== thread.id) });
  summaryOf(chat, thread.id).set(null);
}

/** The rows above and including `parentId`; none for a first question. */
function pathUpTo(path: Path, parentId: string | null): Path {
  if (parentId === null) return { rows: [], earlier: false };
  const index = path.rows.findIndex((row) => row.id === parentId);
  return { rows: path.rows.slice(0, index + 1), earlier: path.earlier };
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 80) ?? '';
}

/** Asks, or keeps the question until it can be asked: while an answer is under way, or files are. */
export function put(chat: Chat, thread: Thread, question: Question): void {
  const { content, edited } = question;
  const { live, reading } = thread.shape.get();
  if (edited === undefined && (live !== null || reading)) addToQueue(thread, content);
  else if (edited !== undefined && reading)
    patch(thread.shape, { problem: null, editing: { messageId: edited.id, text: content, held: true } });
  else void ask(chat, thread, question);
}

/** Sends what was written below the conversation, as an answer to its last message. */
export function send(chat: Chat, thread: Thread, content: string): void {
  const parentId = lastRow(thread)?.id ?? null;
  const { unsent } = thread;
  const again = unsent?.content === content && unsent.parentId === parentId && unsent.edited === undefined;
  put(chat, thread, again ? unsent : { content, parentId });
}
