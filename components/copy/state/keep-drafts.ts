import { ownKey } from '#components/shared/page-user.ts';
import type { Draft } from './draft.ts';
import { isTone } from './tones.ts';

const keyOf = (tabId: string) => ownKey(`copy-draft.${tabId}`);
const newTabs = () => ownKey('copy-new-tabs');

/** What was in the form of a tab when this browser was last here; `null` where nothing readable was kept. */
export function readDraft(tabId: string): Draft | null {
  const kept = read(keyOf(tabId));
  if (typeof kept !== 'object' || kept === null) return null;
  const at = (name: keyof Draft): unknown => Reflect.get(kept, name);
  const [title, tone, feature] = [at('title'), at('tone'), at('feature')];
  if (typeof title !== 'string' || typeof feature !== 'string' || !isTone(tone)) return null;
  return { title, tone, feature };
}

/** Keeps what the form of a tab holds; `null` forgets it. */
export function writeDraft(tabId: string, draft: Draft | null): void {
  write(keyOf(tabId), draft);
}

/** The tabs of this browser in which nothing was written yet: the server knows nothing of them. */
export function readNewTabs(): string[] {
  const kept = read(newTabs());
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}

export function addNewTab(tabId: string): void {
  write(newTabs(), [...readNewTabs().filter((id) => id !== tabId), tabId]);
}

export function forgetNewTab(tabId: string): void {
  const rest = readNewTabs().filter((id) => id !== tabId);
  write(newTabs(), rest.length === 0 ? null : rest);
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Storage can be forbidden, or hold something older: nothing was kept then.
    return null;
  }
}

function write(key: string, value: object | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage must not keep anybody from writing.
  }
}
