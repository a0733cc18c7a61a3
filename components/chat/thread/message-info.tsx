import { useId, useRef, useState } from 'react';
import type { MessageView } from '#server/domain/conversation/view.ts';
import { iconButtonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { useChat } from '../chat-context.ts';
import { withCode } from '../store/with-code.ts';
import type { MessageFacts } from './message-facts.tsx';

/** The way to what is known of an answer. */
export function MessageInfo({ message }: { message: MessageView }) {
  const { thread } = useChat();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [Facts, setFacts] = useState<typeof MessageFacts | null>(null);
  const [open, setOpen] = useState(false);

  // From then on the button opens it without us.
  function load() {
    withCode(
      thread,
      () => import('./message-facts.tsx'),
      (loaded) => setFacts(() => loaded.MessageFacts),
    );
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label="About this answer"
        aria-expanded={open}
        title="About this answer"
        onClick={Facts === null ? load : undefined}
        className={iconButtonStyle()}
      >
        <Icon name="more" className="size-4.5" />
      </button>
      {Facts && <Facts id={id} button={button} message={message} open={open} onToggle={setOpen} />}
    </>
  );
}
