import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { autosize } from '#components/shared/autosize.ts';
import { sends } from '#components/shared/enter-key.ts';
import { useToast } from '#components/ui/toast.tsx';
import { isCoarse, mayFocus } from '#components/shared/pointer.ts';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { IconButton } from '#components/ui/button.tsx';
import { forgetDraft, keepDraft, putText, recallDraft } from '../state/draft.ts';
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
  const toast = useToast();
  const field = useRef<HTMLTextAreaElement>(null);
  const compositionEnd = useRef(Number.NEGATIVE_INFINITY);
  const [empty, setEmpty] = useState(true);
  const [listening, setListening] = useState(false);
  const live = useCellPart(talk.rows, (rows) => liveRow(rows) !== null);
  const stopping = useCellPart(talk.shape, (shape) => shape.stopping);
  const attachments = useCell(talk.attachments);
  const uploading = attachments.some(({ state }) => state === 'uploading' || state === 'waiting');
  const refused = attachments.find(({ state }) => state === 'failed');
  const ready = attachments.flatMap(({ media }) => (media === null ? [] : [media]));

  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    recallDraft(element, talk.speaker);
    setEmpty(element.value.trim() === '');
    if (mayFocus()) element.focus({ preventScroll: true });
  }, [talk]);

  function submit() {
    const written = field.current?.value ?? '';
    const content = written.trim();
    // Nothing goes without what was to go along with it.
    if (refused !== undefined)
      return toast.show({ text: `${refused.file.name} cannot be sent. Remove it first.` });
    if (uploading || (content === '' && ready.length === 0)) return;
    if (field.current !== null) putText(field.current, '');
    setEmpty(true);
    forgetDraft(talk.speaker, written);
    for (const { id } of attachments) detach(talk, id);
    say(talk, content, ready);
    if (isCoarse()) field.current?.blur();
  }

  function stop() {
    void stopAnswer(talk).then((problem) => problem !== null && toast.show({ text: problem }));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const sinceComposition = performance.now() - compositionEnd.current;
    if (sends(event.nativeEvent, { sinceComposition, coarsePointer: isCoarse() })) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && live && !event.nativeEvent.isComposing) {
      event.preventDefault();
      stop();
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
            onClick={stop}
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
