import type { ReactNode } from 'react';
import { Mark } from '#components/shared/mark.tsx';
import { DressingMirror } from './dressing-mirror.tsx';

type WelcomeFrameProps = { title: string; intro?: ReactNode; children: ReactNode };

/** The room a visitor stands in before they are known: words on the left where there is space, a form on the right. */
export function WelcomeFrame({ title, intro, children }: WelcomeFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <aside className="hidden bg-[#163f2d] text-[#f4efe4] lg:flex lg:flex-col lg:justify-between lg:p-12">
        <p className="font-display text-xl">Greenroom</p>
        <div>
          <DressingMirror />
          <p className="mt-10 max-w-[22ch] font-display text-[2.5rem]/[1.15] text-balance">
            The room where you think before you go on.
          </p>
        </div>
        <p className="max-w-[46ch] text-sm text-[#c6d6c8]">
          Conversations are kept on this server, word for word: close the tab in the middle of an answer and
          it is whole when you come back.
        </p>
      </aside>
      <main className="flex justify-center px-5 pt-10 pb-16 sm:pt-[12vh]">
        <div className="w-full max-w-sm">
          <p className="mb-8 flex items-center gap-2.5 font-display text-lg lg:hidden">
            <Mark />
            Greenroom
          </p>
          <h1 className="font-display text-3xl/tight">{title}</h1>
          {intro && <p className="mt-2 text-muted">{intro}</p>}
          <div className="mt-7">{children}</div>
        </div>
      </main>
    </div>
  );
}
