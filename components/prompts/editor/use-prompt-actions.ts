import { useState } from 'react';
import type { PromptView } from '#server/domain/prompt/view.ts';
import { leaveIfSignedOut, refusalOf } from '#components/shared/api.ts';
import { useToast } from '#components/ui/toast.tsx';
import { usePane } from '../prompts-context.ts';
import * as acts from '../store/remove.ts';

/** What can be done with a stored prompt, with a word on what cannot be seen. */
export function usePromptActions() {
  const { prompts, pane } = usePane();
  const toast = useToast();
  const [busy, setBusy] = useState(false);

  function complain(error: unknown) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    toast.show({ text: refusal.message });
  }

  function run(act: () => Promise<void>) {
    if (busy) return;
    setBusy(true);
    void act()
      .catch(complain)
      .finally(() => setBusy(false));
  }

  const remove = ({ id, title }: PromptView) =>
    run(async () => {
      const { undoSeconds, undo } = await acts.remove(prompts, pane, id);
      toast.show({
        text: `Deleted “${title}”.`,
        seconds: undoSeconds,
        action: { label: 'Undo', run: () => void undo().catch(complain) },
      });
    });

  const duplicate = ({ id }: PromptView) => run(() => acts.duplicate(prompts, id));

  return { busy, remove, duplicate };
}
