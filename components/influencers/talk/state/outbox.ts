import type { Answer } from '#components/shared/api.ts';

/** Something that was said and that the server does not have yet. `problem`: why it was not taken. */
export type Unsent = {
  messageId: string;
  content: string;
  media: readonly Answer<'talk.attach'>[];
  problem: string | null;
};

/** Signing out forgets everything that begins so. */
const keyOf = (personaId: string) => `greenroom.unsent.${personaId}`;

/** What this browser was to say when it was last here. */
export function readOutbox(personaId: string): Unsent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personaId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isUnsent) : [];
  } catch {
    // Storage can be forbidden or spoilt; what waits then lives as long as the page.
    return [];
  }
}

export function writeOutbox(personaId: string, outbox: readonly Unsent[]): void {
  try {
    if (outbox.length === 0) localStorage.removeItem(keyOf(personaId));
    else localStorage.setItem(keyOf(personaId), JSON.stringify(outbox));
  } catch {
    // A full or forbidden storage must not keep anybody from talking.
  }
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false;
  const at = (name: keyof Unsent): unknown => Reflect.get(value, name);
  return (
    typeof at('messageId') === 'string' && typeof at('content') === 'string' && Array.isArray(at('media'))
  );
}
