import type { ReactNode } from 'react';

/** What can be done with a message: shown on hover and focus, under a finger, and always on the last answer. */
export function Toolbar({ always, children }: { always: boolean; children: ReactNode }) {
  const shown = always
    ? ''
    : 'opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 has-[[aria-expanded=true]]:opacity-100 pointer-coarse:opacity-100';
  return <div className={`flex min-h-8 items-center gap-0.5 transition-opacity ${shown}`}>{children}</div>;
}
