import { refusalOf } from '#components/shared/api.ts';
import { copyText } from '#components/ui/copy-text.ts';
import { useToast } from '#components/ui/toast.tsx';
import type { Generation } from '../state/generation.ts';
import { PROMPT } from '../shortcuts.tsx';
import { animate, change, editAgain, retry } from '../store/card-actions.ts';
import { useStudio } from '../studio-context.ts';

const MAKE = 'button[data-make]';

/** What can be done with a card, with a word on the outcome where it cannot be seen. */
export function useCardActions(generation: Generation) {
  const { studio, look } = useStudio();
  const toast = useToast();
  const complain = (error: unknown) => toast.show({ text: refusalOf(error).message });

  async function editIt() {
    const filled = await editAgain(studio, generation);
    if (filled === 'without-source') {
      toast.show({ text: 'The image it started from is gone: choose another.' });
    }
    document.querySelector<HTMLElement>(PROMPT)?.focus();
  }

  async function removeIt() {
    try {
      await change(studio, 'remove', generation);
      const undo = () => void change(studio, 'restore', generation).catch(complain);
      toast.show({ text: 'Moved to the bin.', action: { label: 'Undo', run: undo } });
    } catch (error) {
      complain(error);
    }
  }

  return {
    look: () => look(generation.id),
    cancel: () => void change(studio, 'cancel', generation).catch(complain),
    favourite: () => void change(studio, 'favourite', generation).catch(complain),
    restore: () => void change(studio, 'restore', generation).catch(complain),
    remove: () => void removeIt(),
    retry: () => void retry(studio, generation).catch(complain),
    edit: () => void editIt(),
    animate: () => {
      animate(studio, generation);
      // Everything is filled in: one press more makes it.
      document.querySelector<HTMLElement>(MAKE)?.focus();
    },
    copy: () =>
      void copyText(generation.params.prompt).then((copied) =>
        toast.show({ text: copied ? 'Prompt copied.' : 'Could not copy.' }),
      ),
  };
}

export type CardActions = ReturnType<typeof useCardActions>;
