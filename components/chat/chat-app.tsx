'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { claimPage } from '#components/shared/page-user.ts';
import { ChatContext } from './chat-context.ts';
import { ChatTitle } from './chat-title.tsx';
import { Composer } from './composer/composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Header } from './header.tsx';
import { LiveRegions } from './live-regions.tsx';
import { openIdIn } from './open-id.ts';
import { Shortcuts } from './shortcuts.tsx';
import { SidebarFrame } from './sidebar/sidebar-frame.tsx';
import { createChat, type FirstData, threadOf } from './store/chat.ts';
import { connect, show } from './store/connect.ts';
import { rememberedModel } from './store/path-actions.ts';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { ThreadPane } from './thread/thread-pane.tsx';

/** The whole chat: new and existing conversations are states of this one page, so moving between them is instant. */
export function ChatApp({ first }: { first: FirstData }) {
  const [chat] = useState(() => {
    claimPage(first.me.id);
    return createChat(first);
  });
  const openId = openIdIn(usePathname());
  const fresh = useCell(chat.fresh);
  const thread = openId === null ? fresh : threadOf(chat, openId);
  const context = useMemo(() => ({ chat, thread, openId }), [chat, thread, openId]);
  const begun = useCellPart(thread.shape, (shape) => shape.phase !== 'ready' || shape.order.length > 0);

  useEffect(() => {
    const model = rememberedModel(chat);
    if (model !== null) chat.newModel.set(model);
    return connect(chat, () => openIdIn(window.location.pathname));
  }, [chat]);

  useEffect(() => {
    if (openId !== null) show(chat, openId);
  }, [chat, openId]);

  return (
    <ChatContext value={context}>
      <ChatTitle />
      <SidebarFrame startsClosed={first.sidebarClosed}>
        <Header />
        <main className="flex min-h-0 flex-1 flex-col">
          <ConnectionBanner />
          <ThreadPane begun={begun} />
          <Composer centred={!begun} />
        </main>
        <Shortcuts />
      </SidebarFrame>
      <LiveRegions />
    </ChatContext>
  );
}
