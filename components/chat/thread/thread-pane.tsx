import { lazy, useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useChat } from '../chat-context.ts';
import { ConversationLink } from '../sidebar/conversation-link.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { refresh } from '../store/follow.ts';
import { Welcome } from './welcome.tsx';

const loadThreadView = () => import('./thread-view.tsx').then((loaded) => ({ default: loaded.ThreadView }));

/** Apart from the rest: a new chat is usable before any code for messages has arrived. */
const ThreadView = lazy(loadThreadView);

/** What the page shows above the composer: the conversation, or why there is none. */
export function ThreadPane({ begun }: { begun: boolean }) {
  const { chat, thread } = useChat();
  const phase = useCellPart(thread.shape, (shape) => shape.phase);

  useEffect(() => {
    // By the time somebody has written something it is here.
    if (!begun) void loadThreadView();
  }, [begun]);

  if (!begun) return <Welcome />;
  if (phase === 'ready') return <ThreadView key={thread.id} />;
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 px-6 pb-[10vh] text-center">
      {phase === 'loading' && <SoonSpinner />}
      {phase === 'missing' && (
        <>
          <h1 className="font-display text-2xl">This chat is not here</h1>
          <p className="max-w-[44ch] text-muted">It was deleted, or it belongs to somebody else.</p>
          <ConversationLink id={null} className="text-accent underline underline-offset-4">
            Begin a new chat
          </ConversationLink>
        </>
      )}
      {phase === 'failed' && (
        <>
          <p role="alert">This chat could not be loaded.</p>
          <Button onClick={() => void refresh(chat, thread)}>Try again</Button>
        </>
      )}
    </div>
  );
}

const SOON_MS = 150;

/** Shown only when waiting has become noticeable. */
function SoonSpinner() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? <Spinner label="Loading this chat" className="size-6" /> : null;
}
