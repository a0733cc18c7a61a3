import type { Database } from '#server/kernel/ports.ts';
import { perDatabase } from '#server/kernel/per-database.ts';

/** A request with a key that this process has met. `claimed` tells whether it is this one that runs. */
export type RequestHere = { fingerprint: Uint8Array; claimed: Promise<boolean> };

/** The keyed requests that this process runs or is about to, by user and key: what is not here, it does not run. */
export function requestsHere(db: Database): Map<string, RequestHere> {
  return perDatabase('keyed-requests', db, () => new Map<string, RequestHere>());
}

export function nameOf(userId: number, key: string): string {
  return `${userId} ${key}`;
}
