import { useEffect } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { useCopy } from './copy-context.ts';
import { useTabName } from './tabs/use-tab-name.ts';

/** Names the browser's own tab after the open one; moving between tabs is not a page load. */
export function CopyTitle() {
  const { copy, pane } = useCopy();
  const tab = useCell(copy.strip).tabs.find(({ id }) => id === pane.id);
  const name = useTabName(pane.id, tab?.name ?? '');
  useEffect(() => {
    document.title = tab === undefined ? 'Copy · Greenroom' : `${name} · Greenroom`;
  }, [tab, name]);
  return null;
}
