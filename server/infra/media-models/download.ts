import { Agent, fetch, type Response } from 'undici';
import { type MadeMedia, MediaFailure } from '#server/kernel/media.ts';
import { isPublicUrl, type Lookup, publicLookup, systemLookup } from '../public-web/guard-address.ts';
import { passing } from './failures.ts';
import { readBody, tooLarge } from './read-body.ts';

export type DownloadOptions = {
  /** Origins of the configuration, which may lie in a private network and need no TLS. */
  allowOrigins: readonly string[];
  /** The most bytes that are read, unpacked. */
  limitBytes?: number;
  /** The longest that all of it may take, and the longest silence in between, in milliseconds. */
  limitMs?: number;
  silenceMs?: number;
  /** What strangers' servers may listen on. */
  ports?: readonly number[];
  /** Stands in for DNS in tests. */
  lookup?: Lookup;
};

export type Download = (url: string, signal: AbortSignal) => Promise<MadeMedia>;

const MOST_REDIRECTS = 5;

/**
 * Downloads from addresses that others name, without letting them reach into private networks: names are resolved
 * once, and the connection goes to the very address that was checked; redirects are checked like the first address.
 * The body is a stream. Throws MediaFailure: `bad_result` (rejected) for an address that is not opened or too many
 * bytes, `provider_lost` for a link that has run out, `bad_result` (unknown) for a body that ends early, else what passes.
 */
export function createDownload(options: DownloadOptions): Download {
  const {
    limitBytes = 512 * 1024 * 1024,
    limitMs = 15 * 60_000,
    silenceMs = 30_000,
    ports = [443],
  } = options;
  const shared = { pipelining: 0, headersTimeout: silenceMs, bodyTimeout: silenceMs };
  const configured = new Agent({ ...shared, connect: { timeout: 10_000 } });
  const strangers = new Agent({
    ...shared,
    connect: { timeout: 10_000, lookup: publicLookup(options.lookup ?? systemLookup, notPublic) },
  });

  function dispatcherFor(url: URL): Agent {
    if (options.allowOrigins.includes(url.origin)) return configured;
    if (!isPublicUrl(url, ports)) throw notPublic();
    return strangers;
  }

  async function request(url: URL, signal: AbortSignal): Promise<Response> {
    const dispatcher = dispatcherFor(url);
    const headers = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'greenroom' };
    try {
      return await fetch(url, { dispatcher, redirect: 'manual', signal, headers });
    } catch (error) {
      const refused = error instanceof Error ? error.cause : undefined;
      if (refused instanceof MediaFailure) throw refused;
      throw passing({ status: undefined, code: undefined, retryAfterSeconds: undefined });
    }
  }

  return async (address, callerSignal) => {
    const signal = AbortSignal.any([callerSignal, AbortSignal.timeout(limitMs)]);
    let url = parse(address, undefined);
    for (let redirects = 0; ; redirects += 1) {
      const response = await request(url, signal);
      const location = redirectOf(response);
      if (location === null) return toMedia(response, limitBytes);
      await response.body?.cancel();
      if (redirects === MOST_REDIRECTS) throw notOpened('It redirects too often.');
      url = parse(location, url);
    }
  };
}

async function toMedia(response: Response, limitBytes: number): Promise<MadeMedia> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw statusFailure(response.status);
  }
  const packed = response.headers.get('content-encoding') ?? 'identity';
  const announced = packed === 'identity' ? response.headers.get('content-length') : null;
  const bytes = announced === null ? null : Number(announced);
  if (bytes !== null && bytes > limitBytes) {
    await response.body.cancel();
    throw tooLarge(limitBytes);
  }
  const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return {
    mediaType: mediaType || 'application/octet-stream',
    bytes,
    body: readBody(response.body, bytes, limitBytes),
  };
}

function statusFailure(status: number): MediaFailure {
  if (status === 403 || status === 404 || status === 410) {
    return new MediaFailure('provider_lost', 'The link to the result has run out.', { outcome: 'unknown' });
  }
  return passing({ status, code: undefined, retryAfterSeconds: undefined });
}

function redirectOf(response: Response): string | null {
  return [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null;
}

function parse(address: string, base: URL | undefined): URL {
  const url = URL.parse(address, base?.href);
  if (url === null) throw notOpened('It has no valid address.');
  return url;
}

function notPublic(): MediaFailure {
  return notOpened('Its address is not a public https one.');
}

function notOpened(reason: string): MediaFailure {
  return new MediaFailure('bad_result', `The result is not opened. ${reason}`, { outcome: 'rejected' });
}
