import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';

type HitRowProps = {
  id: string;
  href: string;
  selected: boolean;
  onOpen: () => void;
  children: ReactNode;
};

/** One result: a real link, so that it can be opened in another tab, and an option that the arrow keys reach. */
export function HitRow({ id, href, selected, onOpen, children }: HitRowProps) {
  const row = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  function open(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  }

  return (
    <a
      ref={row}
      id={id}
      href={href}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      onClick={open}
      className={`block scroll-my-2 rounded-control px-2 py-1.5 text-sm ${selected ? 'bg-surface-2' : 'hover:bg-surface-2'}`}
    >
      {children}
    </a>
  );
}
