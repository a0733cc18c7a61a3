import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { IconButton } from '#components/ui/button.tsx';
import { useCopy } from '../copy-context.ts';
import { stripIndex } from '../state/strip.ts';
import { openNew } from '../store/open-close.ts';
import { Tab } from './tab.tsx';
import { TabsMenu } from './tabs-menu.tsx';
import { useTabActions } from './use-tab-actions.ts';

/** The tabs on top of the page, as in a browser: the oldest first, scrolled where there are many. */
export function TabStrip() {
  const { copy, pane } = useCopy();
  const { tabs } = useCell(copy.strip);
  const list = useRef<HTMLDivElement>(null);
  const { renaming, setRenaming, close, rename } = useTabActions();
  const selected = tabs.findIndex(({ id }) => id === pane.id);

  useEffect(() => {
    const strip = list.current;
    if (strip === null) return undefined;
    // It reports once at first, and again when the window is made narrower.
    const observer = new ResizeObserver(() =>
      strip.children[selected]?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    observer.observe(strip);
    return () => observer.disconnect();
  }, [selected, tabs.length]);

  function focusTab(index: number) {
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (!(target instanceof HTMLElement) || target.role !== 'tab' || ctrlKey || metaKey || altKey) return;
    const index = tabs.findIndex(({ id }) => id === target.dataset['tab']);
    const tab = tabs[index];
    const next = stripIndex(key, index, tabs.length);
    if (next !== null) {
      const { id } = tabs[next] ?? {};
      if (id !== undefined) copy.go(id, 'replace');
      focusTab(next);
    } else if (key === 'Delete' && tab !== undefined) {
      // The neighbour to the right takes its place, the one to the left where it was the last.
      void close(tab).then(() => focusTab(Math.min(index, copy.strip.get().tabs.length - 1)));
    } else if (key === 'F2' && tab?.stored) setRenaming(tab.id);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex h-10 shrink-0 items-end border-b border-border bg-surface pr-2 pl-3 md:pl-4">
      <div
        ref={list}
        role="tablist"
        aria-label="Tabs"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onWheel={({ currentTarget, deltaX, deltaY }) => {
          if (Math.abs(deltaY) > Math.abs(deltaX)) currentTarget.scrollLeft += deltaY;
        }}
        className="-mb-px flex min-w-0 items-end gap-0.5 overflow-x-auto overscroll-x-contain scroll-smooth pt-1 [scrollbar-width:none]"
      >
        {tabs.map((tab, index) => (
          <Tab
            key={tab.id}
            tab={tab}
            selected={index === selected}
            reachable={index === Math.max(selected, 0)}
            renaming={tab.id === renaming}
            onRename={() => setRenaming(tab.id)}
            onRenamed={(name) => {
              rename(tab, name);
              // Back to the tab once it stands there again, unless something else was pressed.
              setTimeout(() => document.activeElement === document.body && focusTab(index));
            }}
            onClose={() => void close(tab)}
          />
        ))}
      </div>
      <IconButton
        label="New tab"
        icon="plus"
        aria-keyshortcuts="Control+Shift+O Meta+Shift+O"
        onClick={() => openNew(copy)}
        className="mb-1 ml-1"
      />
      <span className="mb-1 ml-auto pl-1">
        <TabsMenu onRename={setRenaming} onClose={(tab) => void close(tab)} />
      </span>
    </div>
  );
}
