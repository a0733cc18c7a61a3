'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { Composer } from './composer/composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { OpenDetail } from './detail/open-detail.tsx';
import { Filters } from './gallery/filters.tsx';
import { Gallery } from './gallery/gallery.tsx';
import { Header } from './header.tsx';
import { LiveRegion } from '#components/shared/live-region.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { addressOf, readFilter, readOpen } from './state/filter.ts';
import { connect } from './store/connect.ts';
import { showFilter } from './store/gallery.ts';
import { createStudio, type FirstData } from './store/studio.ts';
import { StudioContext } from './studio-context.ts';

/** The whole studio. What is filtered and what is open live in the address, so Back, reload and links keep them. */
export function StudioApp({ first }: { first: FirstData }) {
  const [studio] = useState(() => createStudio(first));
  const address = useSearchParams();
  const context = useMemo(() => {
    const filter = readFilter(address);
    const open = readOpen(address);
    return {
      studio,
      filter,
      open,
      show: (next: typeof filter) => window.history.replaceState(null, '', addressOf(next, null)),
      look: (id: string | null) => {
        const path = addressOf(filter, id);
        // Opening is a step that Back undoes; closing is none that anybody would want to undo.
        if (id !== null && open === null) window.history.pushState(null, '', path);
        else window.history.replaceState(null, '', path);
      },
    };
  }, [studio, address]);

  useEffect(() => connect(studio), [studio]);
  useEffect(() => void showFilter(studio, context.filter), [studio, context.filter]);

  return (
    <StudioContext value={context}>
      <div className="flex h-dvh flex-col overflow-hidden">
        <Header />
        <div className="flex min-h-0 flex-1 flex-col-reverse md:flex-row">
          <Composer />
          <main className="flex min-h-0 min-w-0 flex-1 flex-col">
            <ConnectionBanner />
            <Filters />
            <Gallery />
          </main>
        </div>
      </div>
      <OpenDetail />
      <Shortcuts />
      <LiveRegion said={studio.said} testId="studio-status" />
    </StudioContext>
  );
}
