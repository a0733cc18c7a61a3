import { type RefObject, useEffect, useRef } from 'react';
import type { MessageView } from '#server/domain/conversation/view.ts';
import { placePopover } from '#components/ui/place-popover.ts';
import { useChat } from '../chat-context.ts';
import { modelInWords } from '../state/model-words.ts';

type MessageFactsProps = {
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  message: MessageView;
  open: boolean;
  onToggle: (open: boolean) => void;
};

/** Which model gave an answer, and how many tokens it took, beside the button that asked for it. */
export function MessageFacts({ id, button, message, open, onToggle }: MessageFactsProps) {
  const { chat } = useChat();
  const panel = useRef<HTMLDivElement>(null);
  const model = chat.models.find((one) => one.alias === message.model);

  useEffect(() => panel.current?.showPopover(), []);

  function beforeToggle(opens: boolean) {
    // Not seen before it is in its place, which its size decides: hidden it has none.
    if (opens && panel.current) panel.current.style.visibility = 'hidden';
    onToggle(opens);
  }

  function afterToggle(opened: boolean) {
    if (!opened || !panel.current || !button.current) return;
    placePopover(panel.current, button.current, 'start');
    panel.current.style.visibility = '';
  }

  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      onBeforeToggle={(event) => beforeToggle(event.newState === 'open')}
      onToggle={(event) => afterToggle(event.newState === 'open')}
      className="fixed inset-auto m-0 max-w-[calc(100vw-1rem)] overflow-y-auto overscroll-contain rounded-control border border-border bg-surface px-4 py-3 text-sm text-fg shadow-raised"
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
  );
}

function tokens(count: number | null): string {
  return count === null ? 'not reported' : `${count.toLocaleString('en')} tokens`;
}
