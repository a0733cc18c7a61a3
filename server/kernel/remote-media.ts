import type { ByteSource } from './storage.ts';

type FetchOptions = {
  maxBytes: number;
  /** The media types that are wanted, as the request asks for them; what comes may be anything. */
  accept: readonly string[];
  signal: AbortSignal;
};

/** What came, kept until it is closed. */
export type FetchedMedia = ByteSource & { close(): Promise<void> };

/**
 * A port to what users' links lead to. It reaches public https servers and nothing else, whatever names and redirects say.
 * DomainError `invalid_input` for a link that is not opened, leads nowhere or to too many bytes, with a `reason` in its
 * details; `upstream_failed` and `timed_out` for what may work another time; `cancelled` once `signal` fires.
 */
export type RemoteMedia = {
  fetch(url: string, options: FetchOptions): Promise<FetchedMedia>;
};
