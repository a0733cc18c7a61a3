import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';

/** What is wrong with the whole form; announced when it appears. Stands last, so that nothing moves. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="min-h-20 py-3">
      {children && (
        <p className="flex gap-2.5 rounded-control border border-danger/50 px-3 py-2 text-sm text-danger">
          <Icon name="alert" className="mt-0.5 size-4" />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
