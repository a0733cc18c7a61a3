import { newId } from '#components/shared/new-id.ts';
import { ownKey } from '#components/shared/page-user.ts';

const nameOf = (voice: string, text: string) => ownKey(`voice-sample.${voice}.${text}`);

const heardOf = (voice: string, text: string) => ownKey(`voice-heard.${voice}.${text}`);

/** Whether they have heard it: it is there, and costs nothing more. */
export function isSampleHeard(voice: string, text: string): boolean {
  try {
    return localStorage.getItem(heardOf(voice, text)) !== null;
  } catch {
    return false;
  }
}

export function noteSampleHeard(voice: string, text: string): void {
  try {
    localStorage.setItem(heardOf(voice, text), '1');
  } catch {
    // The price is then shown, and not charged.
  }
}

/** Under what this user once had this text spoken in this voice here; `null` where they had not. */
function knownSample(voice: string, text: string): string | null {
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
    localStorage.removeItem(heardOf(voice, text));
  } catch {
    // Nothing was kept.
  }
}
