import type { CopyRequest } from '#server/domain/copy/view.ts';
import { refusalOf } from '#components/shared/api.ts';
import { useToast } from '#components/ui/toast.tsx';
import { useCopy } from '../copy-context.ts';
import { focusForm } from '../shortcuts.tsx';
import { standingOf } from '../state/standing.ts';
import { another, choose, stop } from '../store/variants.ts';

/** What can be done with a request, with a word on the outcome where it cannot be seen. */
export function useCardActions(request: CopyRequest) {
  const { copy, pane } = useCopy();
  const toast = useToast();
  const complain = (error: unknown) => toast.show({ text: refusalOf(error).message });
  const turnId = standingOf(request).running?.turnId ?? null;

  function useAgain() {
    const { title, tone, feature } = request;
    const before = pane.draft.get();
    pane.draft.set({ title, tone, feature });
    focusForm('feature');
    if (before.feature.trim() !== '' && before.feature !== feature) {
      const undo = () => pane.draft.set(before);
      toast.show({ text: 'The form held other words.', action: { label: 'Undo', run: undo } });
    }
  }

  return {
    another: () => void another(copy, pane, request).catch(complain),
    choose: (variantId: string) => void choose(copy, pane, request, variantId).catch(complain),
    stop: turnId === null ? null : () => void stop(copy, pane, turnId).catch(complain),
    useAgain,
  };
}

export type CardActions = ReturnType<typeof useCardActions>;
