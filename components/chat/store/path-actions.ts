import { patch } from '#components/shared/cell.ts';
import { prependEarlier } from '#components/shared/merge-snapshot.ts';
import { mutate, query } from '#components/shared/api.ts';
import { type Chat, summaryOf } from './chat.ts';
import { complain } from './complain.ts';
import { changeSummary, putSummary } from './list-actions.ts';
import { pathOf, setPath, type Thread } from './thread.ts';

const EARLIER_PAGE = 40;

/** Puts the next older messages above those that are loaded. */
export async function loadEarlier(thread: Thread): Promise<void> {
  const { order, earlier, loadingEarlier } = thread.shape.get();
  const before = order[0];
  if (!earlier || loadingEarlier || before === undefined) return;
  patch(thread.shape, { loadingEarlier: true });
  try {
    const told = await query('conversation.earlier', {
      conversationId: thread.id,
      before,
      limit: EARLIER_PAGE,
    });
    // A switch of branches in between has another beginning.
    if (thread.shape.get().order[0] !== before) return;
    setPath(thread, prependEarlier(pathOf(thread), { rows: told.messages, earlier: told.earlier }));
  } catch (error) {
    complain(thread, 'Earlier messages could not be loaded.', error);
  } finally {
    patch(thread.shape, { loadingEarlier: false });
  }
}

/** Makes `model` answer from now on; the history stays. Without a conversation: the next one begins with it. */
export async function switchModel(chat: Chat, thread: Thread, model: string): Promise<void> {
  if (summaryOf(chat, thread.id).get() === null) {
    rememberModel(model);
    chat.newModel.set(model);
    return;
  }
  const before = summaryOf(chat, thread.id).get()?.model ?? model;
  changeSummary(chat, thread.id, { model });
  try {
    putSummary(chat, await mutate('conversation.switchModel', { conversationId: thread.id, model }));
    rememberModel(model);
    chat.newModel.set(model);
    chat.tell(thread.id);
  } catch (error) {
    changeSummary(chat, thread.id, { model: before });
    complain(thread, 'Model not switched.', error);
  }
}

const MODEL_KEY = 'greenroom.model';

/** The model this person chose last, if it is still offered. */
export function rememberedModel(chat: Chat): string | null {
  try {
    const alias = localStorage.getItem(MODEL_KEY);
    return chat.models.some((model) => model.alias === alias && model.available) ? alias : null;
  } catch {
    return null;
  }
}

function rememberModel(model: string): void {
  try {
    localStorage.setItem(MODEL_KEY, model);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
