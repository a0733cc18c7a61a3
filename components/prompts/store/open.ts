import type { PromptView } from '#server/domain/prompt/view.ts';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { type Draft, draftOf, EMPTY_DRAFT, sameDraft } from '../state/draft.ts';
import { readDraft, writeDraft } from '../state/keep-drafts.ts';
import type { Pane } from './pane.ts';
import type { Prompts } from './prompts.ts';

/** Brings back what was changed here and not saved, and asks for what is stored. */
export async function show(prompts: Prompts, pane: Pane): Promise<void> {
  recall(prompts, pane);
  if (pane.id === 'new') return;
  try {
    took(prompts, pane, await query('prompt.get', { promptId: pane.id }));
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    if (refusal.status === 404 || refusal.status === 400) patch(pane.shape, { phase: 'missing' });
    else if (pane.stored.get() === null) patch(pane.shape, { phase: 'failed' });
  }
}

/** What is stored is this; fields that nobody changed show it. */
export function took(prompts: Prompts, pane: Pane, view: PromptView): void {
  const isChanged = hasChanges(pane);
  const waits = pane.shape.get().phase !== 'ready';
  pane.stored.set(view);
  if (!isChanged) pane.draft.set(draftOf(view));
  patch(pane.shape, { phase: 'ready' });
  if (waits) recall(prompts, pane);
  keep(prompts, pane);
}

/** Something was typed: shown, and kept by this browser until it is saved. */
export function change(prompts: Prompts, pane: Pane, changed: Partial<Draft>): void {
  patch(pane.draft, changed);
  keep(prompts, pane);
}

/** Gives up what was not saved. Answers how to bring it back. */
export function discard(prompts: Prompts, pane: Pane): () => void {
  const draft = pane.draft.get();
  pane.draft.set(unchanged(pane));
  patch(pane.shape, { tried: false, problem: null });
  keep(prompts, pane);
  return () => change(prompts, pane, draft);
}

export function hasChanges(pane: Pane): boolean {
  return pane.shape.get().phase === 'ready' && !sameDraft(pane.draft.get(), unchanged(pane));
}

/** Notes whether there are unsaved changes, and keeps them. */
export function keep(prompts: Prompts, pane: Pane): void {
  const isChanged = hasChanges(pane);
  pane.kept = writeDraft(pane.id, isChanged ? pane.draft.get() : null);
  const before = prompts.unsaved.get();
  if (before.has(pane.id) === isChanged) return;
  const others = [...before].filter((id) => id !== pane.id);
  prompts.unsaved.set(new Set(isChanged ? [...others, pane.id] : others));
}

function unchanged(pane: Pane): Draft {
  const stored = pane.stored.get();
  return stored === null ? EMPTY_DRAFT : draftOf(stored);
}

function recall(prompts: Prompts, pane: Pane): void {
  if (pane.shape.get().phase !== 'ready' || hasChanges(pane)) return;
  const kept = readDraft(pane.id);
  if (kept !== null && pane.stored.get()?.canChange !== false) change(prompts, pane, kept);
}
