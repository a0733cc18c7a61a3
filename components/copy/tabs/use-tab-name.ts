import { useCell } from '#components/shared/use-cell.ts';
import { useCopy } from '../copy-context.ts';
import { shownName } from '../state/tab-words.ts';
import { paneOf } from '../store/copy.ts';

/** What a tab is called: its name, and while it has none what it is going to be about. */
export function useTabName(id: string, name: string): string {
  const { copy } = useCopy();
  const { title } = useCell(paneOf(copy, id).draft);
  return shownName(name) || title.trim() || 'New tab';
}
