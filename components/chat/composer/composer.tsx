import { type ComponentType, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useChat } from '../chat-context.ts';
import { sends } from '#components/shared/enter-key.ts';
import { useCellPart } from '#components/shared/use-cell.ts';
import { send } from '../store/ask.ts';
import { editLast } from '../store/edit-last.ts';
import { stopTurn } from '../store/stop-turn.ts';
import { autosize } from '#components/shared/autosize.ts';
import { isCoarse, mayFocus } from '#components/shared/pointer.ts';
import { IconButton } from '#components/ui/button.tsx';
import { FilesPart } from '../files-part.tsx';
import { AttachButton } from './attach-button.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { QueuedChip } from './queued-chip.tsx';
import { SendButton } from './send-button.tsx';
import { Starters } from './starters.tsx';
import type { SlashMenuProps } from './slash/slash-menu.tsx';
import { useDraft } from './use-draft.ts';

/**
 * Where one writes. The text lives in the textarea itself, so a keystroke renders at most this form, and an
 * arriving word renders none of it.
 */
export function Composer({ centred }: { centred: boolean }) {
  const { chat, thread, openId } = useChat();
  const field = useRef<HTMLTextAreaElement>(null);
  const compositionEnd = useRef(Number.NEGATIVE_INFINITY);
  const [empty, setEmpty] = useState(true);
  const live = useCellPart(thread.shape, (shape) => shape.live !== null);
  const stopping = useCellPart(thread.shape, (shape) => shape.stopping);
  const phase = useCellPart(thread.shape, (shape) => shape.phase);
  /** How often the prompts were asked for by their button. */
  const [asked, setAsked] = useState(0);
  const [Slash, setSlash] = useState<ComponentType<SlashMenuProps> | null>(null);
  const draft = useDraft(field, setEmpty);

  useEffect(() => {
    if (mayFocus()) field.current?.focus({ preventScroll: true });
  }, [openId]);

  function submit(text: string = field.current?.value ?? '') {
    const content = text.trim();
    if (content === '' || phase !== 'ready') return;
    draft.sent(content);
    send(chat, thread, content);
    if (isCoarse()) field.current?.blur();
  }

  function offerPrompts() {
    // Where it cannot be had now, the next `/` asks again; one writes on without.
    import('./slash/slash-menu.tsx').then(
      ({ SlashMenu }) => setSlash(() => SlashMenu),
      () => {},
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const sinceComposition = performance.now() - compositionEnd.current;
    if (sends(event.nativeEvent, { sinceComposition, coarsePointer: isCoarse() })) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && live && !event.nativeEvent.isComposing && !event.shiftKey) {
      event.preventDefault();
      stopTurn(chat, thread);
    } else if (event.key === 'ArrowUp' && event.currentTarget.value === '' && !live) {
      if (editLast(thread)) event.preventDefault();
    }
  }

  if (phase === 'missing') return null;
  return (
    <div
      className={
        centred
          ? 'flex flex-[1.4] flex-col'
          : 'relative flex flex-col before:pointer-events-none before:absolute before:inset-x-4 before:-top-6 before:h-6 before:bg-linear-to-t before:from-bg'
      }
    >
      <form
        aria-label="Composer"
        className="mx-auto w-full max-w-[49rem] px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ProblemNotice />
        <QueuedChip />
        <FilesPart part="Tray" />
        <div className="relative flex items-end gap-2 rounded-[1.25rem] border border-border bg-surface p-2 shadow-raised focus-within:border-control">
          <AttachButton />
          <textarea
            ref={field}
            rows={1}
            aria-label="Message"
            aria-keyshortcuts="Shift+Escape"
            placeholder={live ? 'Write the next message…' : 'Message Greenroom'}
            enterKeyHint="enter"
            className="max-h-[min(40dvh,20rem)] min-h-9 flex-1 resize-none self-center bg-transparent px-1 py-1.5 outline-none field-sizing-content [scrollbar-width:thin]"
            onInput={(event) => {
              autosize(event.currentTarget);
              draft.changed(event.currentTarget.value);
              if (event.currentTarget.value.includes('/')) offerPrompts();
            }}
            onKeyDown={onKeyDown}
            onCompositionEnd={() => {
              compositionEnd.current = performance.now();
            }}
          />
          <IconButton
            label="Prompts"
            icon="braces"
            onClick={() => {
              setAsked(asked + 1);
              offerPrompts();
            }}
          />
          {Slash && <Slash field={field} asked={asked} />}
          <SendButton live={live} stopping={stopping} empty={empty} onStop={() => stopTurn(chat, thread)} />
        </div>
      </form>
      {centred && <Starters onPick={submit} />}
    </div>
  );
}
