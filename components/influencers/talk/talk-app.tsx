'use client';

import { useEffect, useState } from 'react';
import { claimPage } from '#components/shared/page-user.ts';
import { LiveRegion } from '#components/shared/live-region.tsx';
import { Reconnecting } from '#components/shared/reconnecting.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { Composer } from './composer/composer.tsx';
import { Closed } from './composer/closed.tsx';
import { Header } from './header.tsx';
import { MessageList } from './messages/message-list.tsx';
import { connect } from './store/connect.ts';
import { type FirstData, talkOf } from './store/talk.ts';
import { TalkContext } from './talk-context.ts';

/** The page of a conversation with one persona. */
export function TalkApp({ first }: { first: FirstData }) {
  const [talk] = useState(() => {
    claimPage(first.me.id);
    return talkOf(first);
  });
  const attempt = useCellPart(talk.shape, (shape) => shape.attempt);
  useEffect(() => connect(talk), [talk]);
  return (
    <TalkContext value={talk}>
      <div className="flex h-dvh flex-col overflow-hidden">
        <Header />
        {attempt > 0 && <Reconnecting>Reconnecting… The answer goes on meanwhile.</Reconnecting>}
        <main className="flex min-h-0 flex-1 flex-col">
          <MessageList />
          {first.persona.open ? <Composer /> : <Closed />}
        </main>
      </div>
      <LiveRegion said={talk.said} testId="talk-status" />
    </TalkContext>
  );
}
