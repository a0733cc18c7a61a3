import { type RefObject, useEffect } from 'react';
import { autosize } from '#components/shared/autosize.ts';

/** Signing out forgets everything that begins so. */
const keyOf = (personaId: string) => `greenroom.talk-draft.${personaId}`;

/** Keeps what is written to a persona until it is said. `onEmpty` is told whether there is nothing but space. */
export function useDraft(
  field: RefObject<HTMLTextAreaElement | null>,
  personaId: string,
  onEmpty: (empty: boolean) => void,
) {
  const key = keyOf(personaId);
  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    // What was typed before the page came alive is the end of the draft.
    const kept = read(key);
    const typed = element.value;
    element.value = kept.includes(typed) ? kept : [kept, typed].filter(Boolean).join('\n');
    autosize(element);
    onEmpty(element.value.trim() === '');
  }, [field, key, onEmpty]);

  return {
    changed(text: string) {
      onEmpty(text.trim() === '');
      write(key, text);
    },
    clear() {
      if (field.current !== null) {
        field.current.value = '';
        autosize(field.current);
      }
      onEmpty(true);
      write(key, '');
    },
  };
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // Storage can be forbidden; drafts then live as long as the page.
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A full or forbidden storage must not keep anybody from writing.
  }
}
