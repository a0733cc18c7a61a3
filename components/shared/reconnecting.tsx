import type { ReactNode } from 'react';
import { Spinner } from '#components/ui/spinner.tsx';

/** The line at the top of a page that news does not reach. */
export function Reconnecting({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-3 border-b border-border bg-surface-2 px-4 py-1.5 text-sm text-warning"
    >
      <Spinner />
      {children}
    </div>
  );
}
