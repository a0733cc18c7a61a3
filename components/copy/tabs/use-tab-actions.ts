import { useState } from 'react';
import { refusalOf } from '#components/shared/api.ts';
import { useToast } from '#components/ui/toast.tsx';
import { useCopy } from '../copy-context.ts';
import type { StripTab } from '../state/strip.ts';
import { shownName } from '../state/tab-words.ts';
import { paneOf } from '../store/copy.ts';
import { closeTab } from '../store/open-close.ts';
import { renameTab } from '../store/strip.ts';

/** What can be done with the tabs, with a word on what cannot be seen. */
export function useTabActions() {
  const { copy } = useCopy();
  const toast = useToast();
  const [renaming, setRenaming] = useState<string | null>(null);
  const complain = (error: unknown) => toast.show({ text: refusalOf(error).message });

  async function close(tab: StripTab): Promise<void> {
    const name = shownName(tab.name) || paneOf(copy, tab.id).draft.get().title.trim() || 'New tab';
    try {
      const closed = await closeTab(copy, tab);
      if (closed === null) return;
      toast.show({
        text: tab.stored ? `Closed “${name}” and deleted its texts.` : `Closed “${name}”.`,
        seconds: closed.undoSeconds,
        action: { label: 'Undo', run: () => void closed.undo().catch(complain) },
      });
    } catch (error) {
      complain(error);
    }
  }

  function rename(tab: StripTab, name: string | null): void {
    setRenaming(null);
    if (name !== null) void renameTab(copy, tab, name).catch(complain);
  }

  return { renaming, setRenaming, close, rename };
}
