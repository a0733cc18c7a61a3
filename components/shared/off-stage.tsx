import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';

/** A page that has one thing to say, in the middle of the room. */
export function OffStage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 pb-[12vh] text-center">
      <Mark className="size-11" />
      <h1 className="mt-6 max-w-[24ch] font-display text-3xl/tight">{title}</h1>
      <div className="mt-3 max-w-[46ch] text-muted">{children}</div>
    </main>
  );
}
