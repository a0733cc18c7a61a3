/** How long the first answer to an Idempotency-Key is repeated. */
export const KEPT_MS = 24 * 60 * 60 * 1000;

/** The caller's own name for a request, and the SHA-256 of what was asked. */
export type RequestKey = { key: string; fingerprint: Uint8Array };

/** An answer as it was first given: HTTP status, headers by lower-case name, bytes. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: Uint8Array | null };

/** A token bucket: it holds `capacity` requests, and one comes back every `everyMs`. */
export type Limit = { name: string; capacity: number; everyMs: number };

/** Whether somebody may ask, and how much is left for them. */
export type Allowance = {
  limit: Limit;
  granted: boolean;
  /** Requests that would be granted now. */
  remaining: number;
  /** When the bucket is full again, and in how many seconds. */
  fullAt: Date;
  fullInSeconds: number;
  /** Until the same would be granted; 0 where it was. */
  retryAfterSeconds: number;
};
