import { ownKey } from '#components/shared/page-user.ts';
import { type Draft, readDraft } from './draft.ts';

/** What was sent of a new persona and not answered: the same is sent under the same key, and is made once. */
export type Sent = { input: string; requestKey: string };
/** A form, and what it began with. */
export type Kept = { draft: Draft; base: Draft; sent: Sent | null };

const keyOf = (id: string) => ownKey(`persona-draft.${id}`);

/** What this browser kept of the form of persona `id`, or of a `new` one; `null` where it kept nothing readable. */
export function readKept(id: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const [draft, base, sent] = ['draft', 'base', 'sent'].map((name): unknown => Reflect.get(kept, name));
    if (typeof draft !== 'object' || draft === null || typeof base !== 'object' || base === null) return null;
    return { draft: readDraft(draft), base: readDraft(base), sent: isSent(sent) ? sent : null };
  } catch {
    // Storage can be forbidden or spoilt; the form then begins with what the server has.
    return null;
  }
}

/** `null` forgets it. */
export function writeKept(id: string, kept: Kept | null): void {
  try {
    if (kept === null) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage must not keep anybody from writing.
  }
}

function isSent(value: unknown): value is Sent {
  if (typeof value !== 'object' || value === null) return false;
  return (
    typeof Reflect.get(value, 'input') === 'string' && typeof Reflect.get(value, 'requestKey') === 'string'
  );
}
