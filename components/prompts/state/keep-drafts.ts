import { ownKey } from '#components/shared/page-user.ts';
import type { OpenId } from './address.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';

const prefix = () => ownKey('prompt-draft.');

/** What was changed in a prompt and not saved when this browser was last here; `null` where nothing readable was kept. */
export function readDraft(id: OpenId): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${prefix()}${id}`) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps what the fields of a prompt hold; `null` forgets it. Answers whether this browser could. */
export function writeDraft(id: OpenId, draft: Draft | null): boolean {
  try {
    if (draft === null) localStorage.removeItem(`${prefix()}${id}`);
    else localStorage.setItem(`${prefix()}${id}`, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The prompts of which this browser keeps unsaved changes. */
export function unsavedIds(): OpenId[] {
  try {
    const names = Object.keys(localStorage).filter((key) => key.startsWith(prefix()));
    return names.map((key) => key.slice(prefix().length)).map((id) => (id === 'new' ? id : Number(id)));
  } catch {
    return [];
  }
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null) return false;
  return Object.entries(EMPTY_DRAFT).every(
    ([name, empty]) => typeof Reflect.get(kept, name) === typeof empty,
  );
}
