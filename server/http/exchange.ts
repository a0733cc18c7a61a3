import type { Ports } from '#server/kernel/ports.ts';

/** What is told of a request besides its answer, filled in by whoever learns it: names of ours and ids, never what was sent. */
export type Trace = {
  /** Who answered: an API family, `trpc`, `auth`, `docs` or `pages`. */
  family: string;
  operation: string;
  userId: number | null;
};

export function newTrace(): Trace {
  return { family: 'pages', operation: 'unknown', userId: null };
}

/** A request as endpoints need it, whether it came through Node's server or through Next. */
export type HttpRequest = {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** Header by lower-case name. */
  header(name: string): string | undefined;
  /** The whole body, refused with `too_large` beyond `limit` bytes. */
  body(limit: number): Promise<Uint8Array>;
  /** The same in pieces, as they come; `too_large` comes last, so that a client that is still sending hears it. */
  pieces(limit: number): AsyncIterable<Uint8Array>;
  /** The client's network address. */
  address: string;
  /** Fires when the client has gone. */
  signal: AbortSignal;
  trace: Trace;
};

/** A request on its way to its answer. */
export type Exchange = {
  ports: Ports;
  request: HttpRequest;
  requestId: string;
  /** What the answer carries, whatever it will be. */
  headers: Record<string, string>;
};

/** What goes out piece by piece. */
export type HttpStream = {
  chunks: AsyncIterable<string>;
  /** Written after `afterMs` of silence, so that proxies keep the connection. */
  keepAlive: { afterMs: number; chunk: string };
};

/** Bytes that go out as they are read, as fast as the client takes them; `length` is known before the first. */
export type HttpBytes = { bytes: AsyncIterable<Uint8Array>; length: number };

export type HttpAnswer = {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array | HttpStream | HttpBytes | null;
};

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** Distinguishes an answer that an endpoint has written itself from a plain result. */
export function isHttpAnswer(value: unknown): value is HttpAnswer {
  return (
    typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value
  );
}
