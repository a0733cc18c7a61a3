import { NEW_CHAT, readDraft, writeDraft } from '#components/chat/state/drafts.ts';
import { mutate } from '#components/shared/api.ts';
import { fillPrompt } from '#components/shared/fill-prompt.ts';
import type { Pane } from './pane.ts';

/**
 * Puts the prompt into the composer of a new chat, below what waits there; variables that nothing was given for stay as
 * `{name}`. A use that cannot be counted is not counted.
 */
export function putIntoChat(pane: Pane): void {
  const text = fillPrompt(pane.draft.get().content, pane.values.get());
  const waiting = readDraft(NEW_CHAT);
  if (!waiting.includes(text)) writeDraft(NEW_CHAT, waiting === '' ? text : `${waiting}\n\n${text}`);
  const stored = pane.stored.get();
  if (stored !== null) mutate('prompt.use', { promptId: stored.id }).catch(() => {});
}
