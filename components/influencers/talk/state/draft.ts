import { autosize } from '#components/shared/autosize.ts';
import { userKey } from '#components/shared/page-user.ts';
import type { Speaker } from './outbox.ts';

const keyOf = ({ userId, personaId }: Speaker) => userKey(userId, `talk-draft.${personaId}`);

/** Puts back what was being written to a persona; what was typed before the page came alive is its end. */
export function recallDraft(field: HTMLTextAreaElement, speaker: Speaker): void {
  const kept = read(keyOf(speaker));
  const typed = field.value;
  putText(field, kept.includes(typed) ? kept : [kept, typed].filter(Boolean).join('\n'));
}

export function putText(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  autosize(field);
}

/** Keeps what is being written until it is said. */
export function keepDraft(speaker: Speaker, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(keyOf(speaker));
    else localStorage.setItem(keyOf(speaker), text);
  } catch {
    // A full or forbidden storage must not keep anybody from writing.
  }
}

/** Forgets what was said, unless another window has written something else meanwhile. */
export function forgetDraft(speaker: Speaker, said: string): void {
  if (read(keyOf(speaker)) === said) keepDraft(speaker, '');
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // Storage can be forbidden; drafts then live as long as the page.
    return '';
  }
}
