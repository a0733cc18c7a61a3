import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MessageView } from '#server/domain/conversation/view.ts';
import { Button } from '#components/ui/button.tsx';
import { useChat } from '../chat-context.ts';
import { autosize } from '#components/shared/autosize.ts';
import { useCellPart } from '#components/shared/use-cell.ts';
import { isComposition } from '#components/shared/is-composition.ts';
import { put } from '../store/ask.ts';
import { stopEditing } from '../store/edit-last.ts';

/**
 * Edits a question where it stands. Saving asks anew beside it; the old question and its answers stay. While files are
 * being read it waits for them.
 */
export function EditForm({ message }: { message: MessageView }) {
  const { chat, thread } = useChat();
  const field = useRef<HTMLTextAreaElement>(null);
  const text = thread.shape.get().editing?.text ?? message.content;
  const held = useCellPart(thread.shape, (shape) => shape.editing?.held === true);

  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    autosize(area);
  }, []);

  function save() {
    const content = field.current?.value.trim() ?? '';
    if (content === '') return;
    put(chat, thread, { content, parentId: message.parentId, edited: message });
    if (thread.shape.get().editing === null) focusComposer();
  }

  function cancel() {
    stopEditing(thread);
    focusComposer();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isComposition(event.nativeEvent, Number.POSITIVE_INFINITY)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape' && !event.shiftKey) {
      event.preventDefault();
      cancel();
    }
  }

  return (
    <form
      aria-label="Edit message"
      className="mb-4 rounded-[1.25rem] border border-control bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        aria-label="Edit your message"
        defaultValue={text}
        readOnly={held}
        rows={2}
        onInput={(event) => autosize(event.currentTarget)}
        onKeyDown={onKeyDown}
        className="max-h-[50dvh] w-full resize-none bg-transparent px-1 outline-none field-sizing-content"
      />
      <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="mr-auto px-1 text-xs text-muted">
          {held
            ? 'Sent as soon as the files are read.'
            : 'The present version stays; you can switch back to it.'}
        </p>
        <Button size="sm" variant="ghost" onClick={cancel}>
          Cancel
        </Button>
        <Button
          size="sm"
          variant="primary"
          type="submit"
          busy={held}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          Send
        </Button>
      </div>
    </form>
  );
}

function focusComposer() {
  document.querySelector<HTMLElement>('textarea[aria-label="Message"]')?.focus({ preventScroll: true });
}
