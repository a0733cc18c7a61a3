import { ownKey } from '#components/shared/page-user.ts';

/** `requestKey`: what is asked for under it again is paid for once. `heard`: it was made. */
type Sample = { requestKey: string; heard: boolean };

const HEARD = ' heard';
const nameOf = (voice: string, text: string) => ownKey(`voice-sample.${voice}.${text}`);

/** How this user once had this text spoken in this voice here; `null` where they had not. */
export function readSample(voice: string, text: string): Sample | null {
  try {
    const kept = localStorage.getItem(nameOf(voice, text));
    return kept === null ? null : { requestKey: kept.replace(HEARD, ''), heard: kept.endsWith(HEARD) };
  } catch {
    return null;
  }
}

/** `null` forgets it. */
export function keepSample(voice: string, text: string, sample: Sample | null): void {
  try {
    if (sample === null) localStorage.removeItem(nameOf(voice, text));
    else localStorage.setItem(nameOf(voice, text), sample.requestKey + (sample.heard ? HEARD : ''));
  } catch {
    // Storage can be full or forbidden; the next visit then asks, and pays, anew.
  }
}
