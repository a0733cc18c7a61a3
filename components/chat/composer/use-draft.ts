import { type RefObject, useEffect, useRef } from 'react';
import { useChat } from '../chat-context.ts';
import { moveDraft, NEW_CHAT, readDraft, writeDraft } from '../state/drafts.ts';
import { autosize } from '#components/shared/autosize.ts';

const SAVE_AFTER_MS = 300;

/**
 * Keeps what is written in the composer, per chat, until the server has it.
 * @param onEmpty told whether the composer holds nothing but space
 */
export function useDraft(field: RefObject<HTMLTextAreaElement | null>, onEmpty: (empty: boolean) => void) {
  const { chat, thread, openId } = useChat();
  const key = openId ?? NEW_CHAT;
  const unsaved = useRef<{ save: () => void; timer: ReturnType<typeof setTimeout> } | null>(null);

  const shown = useRef(false);
  const last = useRef({ key, thread });

  function put(text: string) {
    if (field.current === null) return;
    field.current.value = text;
    autosize(field.current);
    onEmpty(text.trim() === '');
  }

  function saveNow() {
    clearTimeout(unsaved.current?.timer);
    unsaved.current?.save();
    unsaved.current = null;
  }

  useEffect(() => {
    const { current: before } = last;
    last.current = { key, thread };
    const moved = before.key !== key && before.thread === thread && thread.stored;
    // The same conversation under its new address: what is being written stays as it is.
    if (moved) moveDraft(before.key, key, field.current?.value ?? '');
    // What was typed before the page came alive is the end of the draft.
    const typed = shown.current ? '' : (field.current?.value ?? '');
    shown.current = true;
    const draft = readDraft(key);
    if (typed !== '' && !draft.includes(typed)) writeDraft(key, [draft, typed].filter(Boolean).join('\n'));
    if (!moved) put(readDraft(key) || typed);
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      saveNow();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a draft is put in place when the chat changes, and then only
  }, [key]);

  useEffect(
    () =>
      chat.fill.subscribe(() => {
        const fill = chat.fill.get();
        const text = field.current?.value ?? '';
        if (fill?.how === 'take' && text.trim() === fill.text) put('');
        if (fill?.how === 'add' && !text.includes(fill.text))
          put([fill.text, text].filter(Boolean).join('\n\n'));
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the field and the setter never change
    [chat],
  );

  return {
    changed: (text: string) => {
      onEmpty(text.trim() === '');
      clearTimeout(unsaved.current?.timer);
      const save = () => writeDraft(key, text);
      unsaved.current = { save, timer: setTimeout(saveNow, SAVE_AFTER_MS) };
    },
    /** The text leaves the composer; its draft stays until the server has it. */
    sent: (text: string) => {
      clearTimeout(unsaved.current?.timer);
      unsaved.current = null;
      writeDraft(key, text);
      put('');
    },
  };
}
