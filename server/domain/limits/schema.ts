/** How long the first answer to an Idempotency-Key is repeated. */
export const KEPT_MS = 24 * 60 * 60 * 1000;

/** The caller's own name for a request, and the SHA-256 of what was asked. */
export type RequestKey = { key: string; fingerprint: Uint8Array };

/** An answer as it was first given: HTTP status, headers by lower-case name, bytes. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: Uint8Array | null };
