import { knownZone } from './known-zone.ts';
import type { Moment } from './moment-here.ts';

/** Now, in the zone that a cookie of `momentHere` names. */
export function momentFor(zone: string | undefined): Moment {
  return { now: Date.now(), timeZone: knownZone(zone) };
}
