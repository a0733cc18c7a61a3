import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { MessageView } from '#server/domain/conversation/view.ts';
import { iconButtonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { placeMenu } from '#components/ui/place-menu.ts';
import { useChat } from '../chat-context.ts';
import { modelInWords } from '../state/model-words.ts';

/** Which model gave an answer, and how many tokens it took. */
export function MessageInfo({ message }: { message: MessageView }) {
  const { chat } = useChat();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const model = chat.models.find((one) => one.alias === message.model);

  useLayoutEffect(() => {
    if (!open || button.current === null || panel.current === null) return;
    const { offsetWidth: width, offsetHeight: height } = panel.current;
    const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const { left, top } = placeMenu(
      button.current.getBoundingClientRect(),
      { width, height },
      viewport,
      'start',
    );
    panel.current.style.left = `${left}px`;
    panel.current.style.top = `${top}px`;
  }, [open]);

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label="About this answer"
        aria-expanded={open}
        title="About this answer"
        className={iconButtonStyle()}
      >
        <Icon name="more" className="size-4.5" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
        className="fixed inset-auto m-0 max-w-[calc(100vw-1rem)] rounded-control border border-border bg-surface px-4 py-3 text-sm text-fg shadow-raised"
      >
        {open && (
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 [&_dd]:tabular-nums [&_dt]:text-muted">
            <dt>Model</dt>
            <dd>{model?.label ?? message.model ?? 'unknown'}</dd>
            {model && modelInWords(model) !== '' && (
              <>
                <dt>Holds</dt>
                <dd>{modelInWords(model)}</dd>
              </>
            )}
            <dt>Prompt</dt>
            <dd>{tokens(message.promptTokens)}</dd>
            <dt>Answer</dt>
            <dd>{tokens(message.completionTokens)}</dd>
            {message.sandbox && (
              <>
                <dt>Sandbox</dt>
                <dd>Made on this machine, no model was called</dd>
              </>
            )}
          </dl>
        )}
      </div>
    </>
  );
}

function tokens(count: number | null): string {
  return count === null ? 'not told' : `${count.toLocaleString('en')} tokens`;
}
