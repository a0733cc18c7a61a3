import type { Answer } from '#components/shared/api.ts';
import { userKey } from '#components/shared/page-user.ts';

/** Something that was said and that the server does not have yet. */
export type Unsent = {
  /** Sorts by when it was said. */
  messageId: string;
  content: string;
  media: readonly Answer<'talk.attach'>[];
  /** It is a recording that this browser keeps under its id, and that is still to be uploaded. */
  spoken: boolean;
  /** The server has it: the look at the conversation, counted up, that will tell its place; 0 before. */
  arrived: number;
  /** Why it was not taken. `unreachable`: no answer came, so nobody knows; it is sent again by itself, and is said once. */
  problem: { message: string; unreachable: boolean } | null;
};

/** Whose words, and to whom: nobody else who uses this browser says them. */
export type Speaker = { userId: number; personaId: string };

/** Each message has a key of its own, so that windows do not undo each other. */
const prefixOf = ({ userId, personaId }: Speaker) => userKey(userId, `unsent.${personaId}.`);

/** What this browser still has to say, in the order in which it was said. */
export function readOutbox(speaker: Speaker): Unsent[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefixOf(speaker)));
    return keys.toSorted().flatMap((key) => {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return isUnsent(kept) ? [{ ...kept, arrived: 0 }] : [];
    });
  } catch {
    // Storage can be forbidden or spoilt; what waits then lives as long as the page.
    return [];
  }
}

export function keepUnsent(speaker: Speaker, unsent: Unsent): void {
  try {
    localStorage.setItem(prefixOf(speaker) + unsent.messageId, JSON.stringify(unsent));
  } catch {
    // A full or forbidden storage must not keep anybody from talking.
  }
}

export function forgetUnsent(speaker: Speaker, messageId: string): void {
  try {
    localStorage.removeItem(prefixOf(speaker) + messageId);
  } catch {
    // Nothing was kept there.
  }
}

/** The message that another window has sent or taken back, if that is what happened to the storage. */
export function forgottenIn(
  speaker: Speaker,
  { key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>,
): string | null {
  const prefix = prefixOf(speaker);
  return key?.startsWith(prefix) && newValue === null ? key.slice(prefix.length) : null;
}

function isUnsent(value: unknown): value is Unsent {
  if (typeof value !== 'object' || value === null) return false;
  const at = (name: keyof Unsent): unknown => Reflect.get(value, name);
  return (
    typeof at('messageId') === 'string' &&
    typeof at('content') === 'string' &&
    Array.isArray(at('media')) &&
    typeof at('spoken') === 'boolean'
  );
}
