import { RequestError } from './request-error.ts';
import { NOT_SENT, type RequestFacts } from './failures.ts';

export type Fetch = typeof globalThis.fetch;

/** An answer of a provider's API is JSON of a few kilobytes. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * A fetch for an SDK that would send a request again where that could be paid for twice: whatever goes wrong, also in
 * the middle of the answer, comes out as a RequestError, which no SDK takes for something to repeat. All requests
 * through it together take at most `limitMs` milliseconds and end when `signal` fires.
 */
export function singleShot(fetch: Fetch, signal: AbortSignal, limitMs: number): Fetch {
  const end = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  return async (input, init) => {
    if (end.aborted) throw new RequestError({ ...NOTHING_KNOWN, code: NOT_SENT });
    const { response, bytes } = await fetchWhole(fetch, input, { ...init, redirect: 'manual', signal: end });
    const type = response.headers.get('content-type') ?? '';
    if (response.ok) {
      const headers = { 'content-type': type };
      return new Response(response.status === 204 ? null : bytes, { status: response.status, headers });
    }
    const retryAfterSeconds = readRetryAfter(response.headers.get('retry-after'));
    throw new RequestError({ status: response.status, code: undefined, retryAfterSeconds }, parseJson(bytes));
  };
}

const NOTHING_KNOWN: RequestFacts = { status: undefined, code: undefined, retryAfterSeconds: undefined };

async function fetchWhole(fetch: Fetch, ...request: Parameters<Fetch>) {
  try {
    const response = await fetch(...request);
    return { response, bytes: await readWhole(response) };
  } catch (error) {
    throw new RequestError({ ...NOTHING_KNOWN, code: codeOf(error) });
  }
}

async function readWhole(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) throw new RangeError('The answer is too long.');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** Node's code of a failed connection; one that failed while connecting is told from one that broke later. */
function codeOf(error: unknown): string | undefined {
  for (let found = error; found instanceof Error; found = found.cause) {
    if ('syscall' in found && found.syscall === 'connect') return NOT_SENT;
    if ('code' in found && typeof found.code === 'string') return found.code;
  }
  return undefined;
}

/** Seconds, or a date. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = /^\s*\d/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
