import { ownKey } from '#components/shared/page-user.ts';
import { newId } from '#components/shared/new-id.ts';
import { type Draft, readDraft } from './draft.ts';

/** `requestKey`: what is sent twice under it is made once. */
export type Kept = { draft: Draft; requestKey: string };

const keyOf = (id: string) => ownKey(`persona-draft.${id}`);

/** What this browser kept of the form of persona `id`, or of a `new` one; `null` where it kept nothing readable. */
export function readKept(id: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const draft: unknown = Reflect.get(kept, 'draft');
    const requestKey: unknown = Reflect.get(kept, 'requestKey');
    if (typeof draft !== 'object' || draft === null) return null;
    return { draft: readDraft(draft), requestKey: typeof requestKey === 'string' ? requestKey : newId() };
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
