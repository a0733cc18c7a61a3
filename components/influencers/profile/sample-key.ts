import { newId } from '#components/shared/new-id.ts';
import { ownKey } from '#components/shared/page-user.ts';

const nameOf = (voice: string, text: string) => ownKey(`voice-sample.${voice}.${text}`);

/** Under what this user once had this text spoken in this voice here; `null` where they had not. */
export function knownSample(voice: string, text: string): string | null {
  try {
    return localStorage.getItem(nameOf(voice, text));
  } catch {
    return null;
  }
}

/** The same, or a new one that is kept from now on: what is asked for under it again is paid for once. */
export function sampleKey(voice: string, text: string): string {
  const key = knownSample(voice, text) ?? newId();
  try {
    localStorage.setItem(nameOf(voice, text), key);
  } catch {
    // Storage can be full or forbidden; the next visit then asks, and pays, anew.
  }
  return key;
}

export function forgetSample(voice: string, text: string): void {
  try {
    localStorage.removeItem(nameOf(voice, text));
  } catch {
    // Nothing was kept.
  }
}
