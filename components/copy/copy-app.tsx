'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { ConnectionBanner } from './connection-banner.tsx';
import { CopyContext } from './copy-context.ts';
import { CopyTitle } from './copy-title.tsx';
import { Header } from './header.tsx';
import { LiveRegion } from '#components/shared/live-region.tsx';
import { Panel } from './panel.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { tabIn } from './state/address.ts';
import { connect, show } from './store/connect.ts';
import { createCopy, type FirstData, paneOf } from './store/copy.ts';
import { TabStrip } from './tabs/tab-strip.tsx';

/** The whole page for copywriting. The address has the open tab, so Back, reload and links keep it. */
export function CopyApp({ first }: { first: FirstData }) {
  const [copy] = useState(() => createCopy(first));
  const id = tabIn(useSearchParams()) ?? first.open.id;
  const pane = paneOf(copy, id);
  const context = useMemo(() => ({ copy, pane }), [copy, pane]);

  useEffect(() => connect(copy), [copy]);
  useEffect(() => show(copy, pane.id), [copy, pane]);

  return (
    <CopyContext value={context}>
      <CopyTitle />
      <div className="flex h-dvh flex-col overflow-hidden">
        <Header />
        <TabStrip />
        <main className="flex min-h-0 flex-1 flex-col">
          <ConnectionBanner />
          <Panel key={pane.id} />
        </main>
      </div>
      <Shortcuts />
      <LiveRegion said={copy.said} testId="copy-status" />
    </CopyContext>
  );
}
