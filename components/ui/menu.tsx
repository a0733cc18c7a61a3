'use client';

import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { buttonStyle, iconButtonStyle } from './button-style.ts';
import { Icon, type IconName } from './icon.tsx';
import { MenuContext } from './menu-context.ts';
import { placePopover } from './place-popover.ts';
import { rovingIndex, typeAheadIndex } from './roving-index.ts';

export { MenuItem } from './menu-item.tsx';

type MenuProps = {
  /** What the button is called, and the menu after it. */
  label: string;
  /** The button is a square with this icon (default `more`), unless `trigger` gives its content. */
  icon?: IconName;
  trigger?: ReactNode;
  /** Classes of the button; replaces the usual look of `trigger` buttons. */
  triggerClassName?: string | undefined;
  align?: 'start' | 'end';
  /** Fetches what the items need; called when somebody is about to open it, which waits for that. */
  prepare?: () => Promise<void>;
  /** Of the button: -1 where another key than Tab leads to it. */
  tabIndex?: number;
  children: ReactNode;
};

/** A button and the list of actions it opens. Items are made only while it is open. */
export function Menu({
  label,
  icon = 'more',
  trigger,
  triggerClassName,
  align = 'start',
  prepare,
  tabIndex,
  children,
}: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const openAt = useRef<'first' | 'last'>('first');
  const prepared = useRef<Promise<void> | null>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => list.current?.hidePopover(), []);
  const context = useMemo(() => ({ close }), [close]);

  useEffect(() => {
    if (!open) return undefined;
    window.addEventListener('resize', close);
    return () => window.removeEventListener('resize', close);
  }, [open, close]);

  function getReady() {
    // Where it cannot be had now it is asked for again.
    prepared.current ??= prepare?.().catch(() => void (prepared.current = null)) ?? null;
    return prepared.current;
  }

  async function show() {
    await getReady();
    list.current?.showPopover();
  }

  function beforeToggle(opens: boolean) {
    // Before the items go, and the focus with them.
    if (!opens && list.current?.contains(document.activeElement)) button.current?.focus();
    // Not seen before it is in its place, which its items decide.
    if (opens && list.current) list.current.style.visibility = 'hidden';
    setOpen(opens);
  }

  function afterToggle(opened: boolean) {
    if (!opened || !list.current || !button.current) return;
    placePopover(list.current, button.current, align);
    list.current.style.visibility = '';
    const choices = itemsOf(list.current);
    const checked = choices.find((item) => item.ariaChecked === 'true');
    (checked ?? choices.at(openAt.current === 'last' ? -1 : 0))?.focus();
    openAt.current = 'first';
  }

  function openFromKeyboard(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    openAt.current = event.key === 'ArrowUp' ? 'last' : 'first';
    void show();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={trigger ? undefined : label}
        tabIndex={tabIndex}
        onKeyDown={openFromKeyboard}
        onPointerEnter={() => void getReady()}
        onClick={(event) => {
          if (open || !prepare) return;
          event.preventDefault();
          void show();
        }}
        className={
          triggerClassName ?? (trigger ? buttonStyle({ variant: 'ghost', size: 'sm' }) : iconButtonStyle())
        }
      >
        {trigger ?? <Icon name={icon} className="size-4.5" />}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onBeforeToggle={(event) => beforeToggle(event.newState === 'open')}
        onToggle={(event) => afterToggle(event.newState === 'open')}
        onKeyDown={(event) => moveFocus(event, list.current)}
        className="ui-rise fixed inset-auto m-0 max-w-[calc(100vw-1rem)] min-w-44 overflow-y-auto overscroll-contain rounded-control border border-border bg-surface p-1 text-fg shadow-raised"
      >
        {open && <MenuContext value={context}>{children}</MenuContext>}
      </div>
    </>
  );
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')];
}

function moveFocus(event: KeyboardEvent, list: HTMLElement | null) {
  if (!list) return;
  if (event.key === 'Tab') {
    // Focus is back on the button then, from where Tab goes on.
    list.hidePopover();
    return;
  }
  const choices = itemsOf(list);
  const current = choices.findIndex((item) => item === document.activeElement);
  const typed = event.ctrlKey || event.metaKey || event.altKey ? '' : event.key;
  const next =
    rovingIndex(event.key, current, choices.length) ??
    typeAheadIndex(
      typed,
      current,
      choices.map((item) => item.textContent ?? ''),
    );
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  choices[next]?.focus();
}
