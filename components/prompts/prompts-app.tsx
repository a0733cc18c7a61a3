'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { LiveRegion } from '#components/shared/live-region.tsx';
import { EditorPane } from './editor/editor-pane.tsx';
import { Header } from './header.tsx';
import { ListPane } from './list/list-pane.tsx';
import { PromptsContext } from './prompts-context.ts';
import { PromptsTitle } from './prompts-title.tsx';
import { promptIn } from './state/address.ts';
import { connect } from './store/connect.ts';
import { createPrompts, type FirstData, paneOf } from './store/prompts.ts';

/** The whole page for prompts: the list beside the open one, which the address has; one of the two where there is little room. */
export function PromptsApp({ first }: { first: FirstData }) {
  const [prompts] = useState(() => createPrompts(first));
  const id = promptIn(useSearchParams());
  const pane = id === null ? null : paneOf(prompts, id);
  const context = useMemo(() => ({ prompts, pane }), [prompts, pane]);

  useEffect(() => connect(prompts), [prompts]);

  return (
    <PromptsContext value={context}>
      <PromptsTitle />
      <div className="flex h-dvh flex-col overflow-hidden">
        <Header />
        <main className="flex min-h-0 flex-1">
          <ListPane />
          <EditorPane />
        </main>
      </div>
      <LiveRegion said={prompts.said} testId="prompts-status" />
    </PromptsContext>
  );
}
