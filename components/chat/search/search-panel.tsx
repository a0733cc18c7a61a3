import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useCell } from '#components/shared/use-cell.ts';
import { patch } from '#components/shared/cell.ts';
import { useChat } from '../chat-context.ts';
import { focusField, SEARCH_FIELD } from '../sidebar/search-field.ts';
import { useSidebar } from '../sidebar/sidebar-context.ts';
import { isComposition } from '#components/shared/is-composition.ts';
import { openHit } from '../store/open-hit.ts';
import { SearchResults } from './search-results.tsx';
import { look, searchOf, type } from './search-state.ts';

/** Stands in for the list of chats while one searches in them. `typed` was typed before it came. */
export function SearchPanel({ typed }: { typed: string }) {
  const { chat } = useChat();
  const { closeDrawer } = useSidebar();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const search = searchOf(chat);
  const { text, found, loading, selected } = useCell(search);
  const asked = useCell(chat.searching);
  const count = (found?.titles.length ?? 0) + (found?.messages.length ?? 0);

  useLayoutEffect(() => {
    if (typed !== '') type(search, typed);
  }, [search, typed]);
  useLayoutEffect(() => focusField(field.current), []);

  // Each time it is asked for, also when it is open already; what was just typed is gone on with.
  useEffect(() => {
    if (asked > 0 && typed === '') field.current?.select();
  }, [asked, typed]);

  function close() {
    chat.searching.set(0);
    requestAnimationFrame(() => {
      for (const button of document.querySelectorAll<HTMLElement>('[data-search]')) button.focus();
    });
  }

  function open(index: number) {
    const titles = found?.titles ?? [];
    const title = titles[index];
    const message = found?.messages[index - titles.length];
    patch(search, { selected: index });
    if (title === undefined && message === undefined) return;
    closeDrawer();
    if (title !== undefined) chat.go(title.conversationId);
    else if (message !== undefined) void openHit(chat, message.conversationId, message.messageId);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposition(event.nativeEvent, Number.POSITIVE_INFINITY)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter') {
      if (loading) void look(search);
      else open(selected);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (count > 0) patch(search, { selected: (selected + step + count) % count });
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="relative mx-3 mb-1">
        <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
        <input
          ref={field}
          {...SEARCH_FIELD}
          role="combobox"
          aria-expanded={count > 0}
          aria-controls={`${id}-results`}
          aria-activedescendant={count > 0 ? `${id}-results-${selected}` : undefined}
          aria-autocomplete="list"
          value={text}
          onChange={(event) => type(search, event.target.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton label="Close search" icon="close" onClick={close} className="absolute top-0 right-0" />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-4 [scrollbar-width:thin]">
        <SearchResults id={`${id}-results`} onOpen={open} />
      </div>
    </>
  );
}
