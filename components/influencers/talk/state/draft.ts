import { autosize } from '#components/shared/autosize.ts';

/** Signing out forgets everything that begins so. */
const keyOf = (personaId: string) => `greenroom.talk-draft.${personaId}`;

/** Puts back what was being written to a persona; what was typed before the page came alive is its end. */
export function recallDraft(field: HTMLTextAreaElement, personaId: string): void {
  const kept = read(keyOf(personaId));
  const typed = field.value;
  putText(field, kept.includes(typed) ? kept : [kept, typed].filter(Boolean).join('\n'));
}

export function putText(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  autosize(field);
}

/** Keeps what is being written until it is said. */
export function keepDraft(personaId: string, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(keyOf(personaId));
    else localStorage.setItem(keyOf(personaId), text);
  } catch {
    // A full or forbidden storage must not keep anybody from writing.
  }
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // Storage can be forbidden; drafts then live as long as the page.
    return '';
  }
}
