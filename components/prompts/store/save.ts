import type { PromptView } from '#server/domain/prompt/view.ts';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { changesOf, type Draft, draftOf, newPromptOf, sameDraft } from '../state/draft.ts';
import { type Field, firstProblem } from '../state/field-problem.ts';
import { writeDraft } from '../state/keep-drafts.ts';
import { putRow, refresh } from './list.ts';
import { hasChanges, keep } from './open.ts';
import type { Pane, Problem } from './pane.ts';
import type { Prompts } from './prompts.ts';

/** Saves what the fields hold. Answers the field that stands in the way, `null` where none does. */
export function save(prompts: Prompts, pane: Pane): Field | null {
  if (pane.shape.get().saving || !(hasChanges(pane) || pane.id === 'new')) return null;
  const obstacle = firstProblem(pane.draft.get());
  if (obstacle === null) void send(prompts, pane);
  else patch(pane.shape, { tried: true });
  return obstacle;
}

async function send(prompts: Prompts, pane: Pane): Promise<void> {
  const draft = pane.draft.get();
  patch(pane.shape, { saving: true, problem: null, tried: false });
  try {
    const view = await stored(pane, draft);
    const wasNew = pane.id === 'new';
    if (wasNew) rename(prompts, pane, view.id);
    pane.stored.set(view);
    // What was typed since it was sent is still to be saved.
    if (sameDraft(pane.draft.get(), draft)) pane.draft.set(draftOf(view));
    patch(pane.shape, { saving: false });
    keep(prompts, pane);
    putRow(prompts, view);
    refresh(prompts);
    prompts.said.set('Saved');
  } catch (error) {
    patch(pane.shape, { saving: false, problem: problemOf(error, 'Not saved.') });
  }
}

function stored(pane: Pane, draft: Draft): Promise<PromptView> {
  const before = pane.stored.get();
  if (before !== null)
    return persistently(() => mutate('prompt.update', { promptId: before.id, ...changesOf(draft, before) }));
  const input = newPromptOf(draft);
  const sent = JSON.stringify(input);
  // The server makes one prompt for a key, also where its first answer was lost.
  if (pane.unanswered?.sent !== sent) pane.unanswered = { sent, requestKey: newId() };
  const { requestKey } = pane.unanswered;
  return persistently(() => mutate('prompt.create', { ...input, requestKey }));
}

/** The new prompt has its number, and the address with it if it is shown. */
function rename(prompts: Prompts, pane: Pane, id: number): void {
  const isShown = window.location.search === '?prompt=new';
  writeDraft('new', null);
  prompts.panes.delete('new');
  prompts.panes.set(id, pane);
  prompts.unsaved.set(new Set([...prompts.unsaved.get()].filter((other) => other !== 'new')));
  pane.id = id;
  pane.unanswered = null;
  if (isShown) prompts.go(id, 'replace');
}

/** Why something could not be done, and when to try again. Leaves where nobody is signed in any more. */
export function problemOf(error: unknown, what: string): Problem {
  const refusal = refusalOf(error);
  leaveIfSignedOut(refusal);
  const retryAt = refusal.retryAfterSeconds === null ? 0 : Date.now() + refusal.retryAfterSeconds * 1000;
  return { message: `${what} ${refusal.message}`.trim(), retryAt };
}
