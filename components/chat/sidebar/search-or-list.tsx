import { type ComponentType, useEffect, useRef, useState } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { useChat } from '../chat-context.ts';
import { ConversationList } from './conversation-list.tsx';
import { SearchStandIn } from './search-stand-in.tsx';

type Loaded = { Panel: ComponentType<{ typed: string }>; typed: string };

/** The list of chats; or, once it is asked for, the search in them, whose code comes while one types. */
export function SearchOrList() {
  const { chat } = useChat();
  const searching = useCell(chat.searching) > 0;
  const typed = useRef('');
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  useEffect(() => {
    if (!searching) return undefined;
    import('../search/search-panel.tsx').then(
      ({ SearchPanel }) => setLoaded({ Panel: SearchPanel, typed: typed.current }),
      () => chat.searching.set(0),
    );
    return () => {
      typed.current = '';
      setLoaded((known) => known && { ...known, typed: '' });
    };
  }, [chat, searching]);

  if (searching && loaded) return <loaded.Panel typed={loaded.typed} />;
  return (
    <>
      {searching ? (
        <SearchStandIn onType={(text) => (typed.current = text)} onClose={() => chat.searching.set(0)} />
      ) : (
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
      )}
      <ConversationList />
    </>
  );
}
