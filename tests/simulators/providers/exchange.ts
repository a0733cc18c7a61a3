import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Protocol } from './wire.ts';

/** One request as it arrived. The values of secret headers are not in it. */
export type RecordedRequest = {
  protocol: Protocol;
  method: string;
  /** With its query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  /** Whether it carried this key where the protocol wants it. */
  carriesKey(key: string): boolean;
};

export type Closing = { by: 'client' | 'simulator'; at: number };

/** One scripted request: what came, and how it ended. */
export type Exchange = {
  /** Fulfilled when the request has arrived whole. */
  request: Promise<RecordedRequest>;
  /** Fulfilled when the connection's answer is over; `at` is on the clock of `performance.now()`. */
  closed: Promise<Closing>;
};

const SECRET_HEADERS = new Set(['authorization', 'x-goog-api-key']);

export function record(protocol: Protocol, incoming: IncomingMessage, body: unknown): RecordedRequest {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    SECRET_HEADERS.has(name) ? [] : [[name, String(value)] as const],
  );
  const sent = protocol === 'gemini' ? incoming.headers['x-goog-api-key'] : incoming.headers.authorization;
  return {
    protocol,
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body,
    carriesKey: (key) => sent === (protocol === 'gemini' ? key : `Bearer ${key}`),
  };
}

export function whenClosed(response: ServerResponse): Promise<Closing> {
  let cutByUs = false;
  response.once('error', () => undefined);
  response.once(CUT, () => {
    cutByUs = true;
  });
  return new Promise((resolve) => {
    response.once('close', () => {
      const by = cutByUs || response.writableFinished ? 'simulator' : 'client';
      resolve({ by, at: performance.now() });
    });
  });
}

const CUT = 'cut-by-simulator';

/** Ends the connection in the middle of the answer, as a provider that dies does; what was written arrives. */
export function cut(response: ServerResponse): void {
  response.emit(CUT);
  response.socket?.destroySoon();
}

/** Resets the connection; what was written may be lost with it. */
export function reset(response: ServerResponse): void {
  response.emit(CUT);
  response.socket?.resetAndDestroy();
}
