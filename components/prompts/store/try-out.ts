import { mutate } from '#components/shared/api.ts';
import { openVariables } from '#components/shared/fill-prompt.ts';
import { putRow } from './list.ts';
import { hasChanges } from './open.ts';
import type { Pane } from './pane.ts';
import type { Prompts } from './prompts.ts';
import { problemOf } from './save.ts';

/** Lets the model answer the prompt as it stands in the fields. Answers the variable that is missing, if one is. */
export function tryOut(prompts: Prompts, pane: Pane): string | null {
  const [missing] = openVariables(pane.draft.get().content, pane.values.get());
  if (missing !== undefined) return missing;
  if (pane.trial.get().phase !== 'pending') void ask(prompts, pane);
  return null;
}

async function ask(prompts: Prompts, pane: Pane): Promise<void> {
  const { content } = pane.draft.get();
  const stored = pane.stored.get();
  const asIs = stored !== null && !hasChanges(pane);
  const variables = pane.values.get();
  pane.trial.set({ phase: 'pending' });
  try {
    const answer = await mutate('prompt.preview', {
      ...(asIs ? { promptId: stored.id } : { content }),
      variables,
    });
    pane.trial.set({ phase: 'done', answer });
    prompts.said.set('The model has answered');
    if (asIs) countUse(prompts, pane);
  } catch (error) {
    pane.trial.set({ phase: 'failed', problem: problemOf(error, '') });
  }
}

/** Shows one use more, which the server has counted. */
function countUse(prompts: Prompts, pane: Pane): void {
  const stored = pane.stored.get();
  if (stored === null) return;
  const used = { ...stored, usageCount: stored.usageCount + 1 };
  pane.stored.set(used);
  if (prompts.list.get().rows.some(({ id }) => id === used.id)) putRow(prompts, used);
}
