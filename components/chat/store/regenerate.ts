import type { MessageView } from '#server/domain/conversation/view.ts';
import { patch } from '#components/shared/cell.ts';
import { newId } from '#components/shared/new-id.ts';
import { answerRow } from '../state/optimistic-rows.ts';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { type Chat, summaryOf } from './chat.ts';
import { follow } from './follow.ts';
import { changeSummary, putSummary } from './list-actions.ts';
import { persistently } from '#components/shared/persistently.ts';
import { stopIfWanted } from './stop-turn.ts';
import { mutating, pathOf, setPath, type Thread } from './thread.ts';

/** Asks for another answer to the same question, from the same model or from `model`. Nothing is lost by it. */
export async function regenerate(
  chat: Chat,
  thread: Thread,
  answer: MessageView,
  model?: string,
): Promise<void> {
  const before = pathOf(thread);
  const index = before.rows.findIndex((row) => row.id === answer.id);
  if (index < 0 || thread.shape.get().live !== null) return;
  const alias = model ?? summaryOf(chat, thread.id).get()?.model ?? chat.newModel.get();
  const turnId = newId();
  const assistantMessageId = newId();
  const row = answerRow({
    id: assistantMessageId,
    parentId: answer.parentId,
    createdAt: new Date().toISOString(),
    siblings: [...answer.siblings, assistantMessageId],
    turnId,
    model: alias,
    sandbox: chat.models.some((one) => one.alias === alias && one.sandbox),
  });
  setPath(
    thread,
    { rows: [...before.rows.slice(0, index), row], earlier: before.earlier },
    { problem: null, sent: null },
  );
  changeSummary(chat, thread.id, { running: true, updatedAt: row.createdAt });
  try {
    const ids = { conversationId: thread.id, turnId, messageId: answer.id, assistantMessageId };
    const call = () => mutate('turn.regenerate', { ...ids, model: alias });
    const begun = await mutating(thread, () => persistently(call));
    putSummary(chat, begun.conversation);
    follow(chat, thread);
    chat.tell(thread.id);
    stopIfWanted(chat, thread);
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    setPath(thread, before);
    changeSummary(chat, thread.id, { running: false });
    const retryAt = refusal.retryAfterSeconds === null ? 0 : Date.now() + refusal.retryAfterSeconds * 1000;
    const retry = () => void regenerate(chat, thread, answer, model);
    patch(thread.shape, { problem: { message: `No new answer. ${refusal.message}`, retryAt, retry } });
  }
}
