import type { ByteSource } from './storage.ts';

/** A sound in which somebody speaks, as it is stored. */
export type Recording = { mediaType: string; source: ByteSource };

/** What was said; empty where nobody speaks. */
export type Transcript = {
  text: string;
  /** Who listened: `provider/model`, as configured. */
  by: string;
  /** The recogniser of this machine did, in a provider's place. */
  sandbox: boolean;
};

export type TranscriptionOptions = {
  /** Owners are served in turns. */
  owner: string;
  /** Never asks a provider: for keys that reach the sandbox alone. */
  sandboxOnly: boolean;
  signal: AbortSignal;
};

/**
 * A port to what writes speech down. DomainError: `invalid_input` for a sound that is damaged or too long, with a
 * `reason` in its details; `unavailable` (no key and no sandbox, a refused key, too many waiting, or a sound that the
 * recogniser of this machine cannot decode); `rate_limited`, `content_refused`, `upstream_failed`, `timed_out`;
 * `cancelled` once `signal` fires.
 */
export type Transcriber = {
  transcribe(recording: Recording, options: TranscriptionOptions): Promise<Transcript>;
};
