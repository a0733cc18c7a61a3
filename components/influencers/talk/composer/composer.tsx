import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { autosize } from '#components/shared/autosize.ts';
import { sends } from '#components/shared/enter-key.ts';
import { isCoarse, mayFocus } from '#components/shared/pointer.ts';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { IconButton } from '#components/ui/button.tsx';
import { keepDraft, putText, recallDraft } from '../state/draft.ts';
import { detach } from '../store/attach.ts';
import { say } from '../store/send.ts';
import { stopAnswer } from '../store/stop.ts';
import { liveRow } from '../store/talk.ts';
import { useTalk } from '../talk-context.ts';
import { AttachButton } from './attach-button.tsx';
import { RecordButton } from './record-button.tsx';
import { Tray } from './tray.tsx';

/** Where one writes; what is written is kept until it is said. */
export function Composer() {
  const talk = useTalk();
  const field = useRef<HTMLTextAreaElement>(null);
  const compositionEnd = useRef(Number.NEGATIVE_INFINITY);
  const [empty, setEmpty] = useState(true);
  const [listening, setListening] = useState(false);
  const live = useCellPart(talk.rows, (rows) => liveRow(rows) !== null);
  const stopping = useCellPart(talk.shape, (shape) => shape.stopping);
  const attachments = useCell(talk.attachments);
  const uploading = attachments.some(({ state }) => state === 'uploading');
  const ready = attachments.flatMap(({ media }) => (media === null ? [] : [media]));

  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    recallDraft(element, talk.speaker);
    setEmpty(element.value.trim() === '');
    if (mayFocus()) element.focus({ preventScroll: true });
  }, [talk]);

  function submit() {
    const content = field.current?.value.trim() ?? '';
    if (uploading || (content === '' && ready.length === 0)) return;
    if (field.current !== null) putText(field.current, '');
    setEmpty(true);
    keepDraft(talk.speaker, '');
    // What could not be attached stays, to be tried again or taken away.
    for (const { media, id } of attachments) if (media !== null) detach(talk, id);
    say(talk, content, ready);
    if (isCoarse()) field.current?.blur();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const sinceComposition = performance.now() - compositionEnd.current;
    if (sends(event.nativeEvent, { sinceComposition, coarsePointer: isCoarse() })) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && live && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void stopAnswer(talk);
    }
  }

  const nothing = empty && ready.length === 0;
  return (
    <form
      aria-label="Composer"
      className="mx-auto w-full max-w-3xl px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Tray />
      <div className="flex items-end gap-2 rounded-[1.25rem] border border-border bg-surface p-2 shadow-raised focus-within:border-control">
        <AttachButton hidden={listening} />
        <textarea
          ref={field}
          rows={1}
          hidden={listening}
          aria-label="Message"
          placeholder={`Message ${talk.persona.displayName}`}
          enterKeyHint="send"
          className="max-h-[min(40dvh,12rem)] min-h-9 min-w-0 flex-1 resize-none self-center bg-transparent px-1 py-1.5 outline-none field-sizing-content [scrollbar-width:thin]"
          onInput={({ currentTarget }) => {
            autosize(currentTarget);
            setEmpty(currentTarget.value.trim() === '');
            keepDraft(talk.speaker, currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onCompositionEnd={() => {
            compositionEnd.current = performance.now();
          }}
        />
        <RecordButton offered={empty && attachments.length === 0} onListening={setListening} />
        {live && !listening && (
          <IconButton
            label={stopping ? 'Stopping…' : 'Stop the answer'}
            icon="stop"
            aria-keyshortcuts="Escape"
            aria-disabled={stopping || undefined}
            onClick={() => void stopAnswer(talk)}
          />
        )}
        <IconButton
          hidden={listening}
          type="submit"
          variant="primary"
          className="rounded-full"
          icon="send"
          label={uploading ? 'Pictures are still on their way' : 'Send'}
          aria-disabled={uploading || nothing || undefined}
        />
      </div>
    </form>
  );
}
