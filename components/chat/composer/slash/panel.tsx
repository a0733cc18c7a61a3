import type { ReactNode } from 'react';

/** Lies on what is above the composer, as wide as it is and no higher than there is room. */
export function Panel({ children }: { children: ReactNode }) {
  return (
    <div className="ui-rise absolute inset-x-0 bottom-full z-20 mb-2 flex max-h-[min(22rem,40dvh)] flex-col overflow-hidden rounded-card border border-border bg-surface shadow-raised">
      {children}
    </div>
  );
}
