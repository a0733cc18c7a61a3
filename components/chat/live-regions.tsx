import { useEffect, useState } from 'react';
import { useChat } from './chat-context.ts';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';

const STILL_MS = 7000;

/** Two quiet voices for screen readers: what the answer is doing, and the whole answer once it has ended. */
export function LiveRegions() {
  const { chat, thread } = useChat();
  const status = useCell(chat.status);
  const live = useCellPart(thread.shape, (shape) => shape.live !== null);
  const [still, setStill] = useState(0);
  const [spoken, setSpoken] = useState('');

  useEffect(
    () =>
      chat.log.subscribe(() => {
        const text = chat.log.get();
        import('#components/shared/markdown/to-plain-text.ts').then(
          ({ toPlainText }) => setSpoken(toPlainText(text)),
          () => setSpoken(text),
        );
      }),
    [chat],
  );

  useEffect(() => {
    if (!live) return undefined;
    const timer = setInterval(() => setStill((count) => count + 1), STILL_MS);
    return () => {
      clearInterval(timer);
      setStill(0);
    };
  }, [live]);

  return (
    <div className="sr-only">
      <div role="status" aria-live="polite" aria-atomic="true" data-testid="answer-status">
        {/* The dots alternate, since the same words twice would be said once. */}
        {live && still > 0 ? `Still answering${still % 2 ? '.' : '…'}` : status}
      </div>
      <div role="log" aria-live="polite" aria-atomic="true" data-testid="answer-log">
        {spoken}
      </div>
    </div>
  );
}
