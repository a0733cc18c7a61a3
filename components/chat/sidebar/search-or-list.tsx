import { type ComponentType, useEffect, useState } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { useChat } from '../chat-context.ts';
import { ConversationList } from './conversation-list.tsx';

/** The list of chats; or, once it is asked for and its code is here, the search in them. */
export function SearchOrList() {
  const { chat } = useChat();
  const searching = useCell(chat.searching) > 0;
  const [Panel, setPanel] = useState<ComponentType | null>(null);

  useEffect(() => {
    if (searching)
      void import('../search/search-panel.tsx').then((loaded) => setPanel(() => loaded.SearchPanel));
  }, [searching]);

  if (searching && Panel) return <Panel />;
  return (
    <>
      <button
        type="button"
        data-search=""
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => chat.searching.set(1)}
        className={buttonStyle({ variant: 'ghost', size: 'sm', className: 'mx-3 mb-1 justify-start' })}
      >
        <Icon name="search" />
        Search
      </button>
      <ConversationList />
    </>
  );
}
