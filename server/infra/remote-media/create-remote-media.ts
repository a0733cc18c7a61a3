import { isIPv4 } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import { cancelled } from '#server/kernel/next-unless-aborted.ts';
import type { FetchedMedia, RemoteMedia } from '#server/kernel/remote-media.ts';
import { isPublicUrl, type Lookup, publicLookup, systemLookup } from '../public-web/guard-address.ts';
import { meterBody } from './meter-body.ts';
import {
  busyServer,
  connectionFailure,
  noAnswerBehind,
  notPublic,
  packed,
  tooLarge,
  tooManyRedirects,
  tooSlow,
} from './refusals.ts';

type Options = {
  /** Keeps what comes, not in memory; rejects with what ends it early, and then keeps nothing. */
  keep(body: AsyncIterable<Uint8Array>): Promise<FetchedMedia>;
  /** One origin that may be private and need no TLS: for development and tests. */
  allowOrigin?: string | undefined;
  /** The longest that all of it may take, and the longest silence in between, in milliseconds. */
  limitMs?: number;
  silenceMs?: number;
  /** What public servers may listen on. */
  ports?: readonly number[];
  /** Stands in for DNS in tests. */
  lookup?: Lookup;
};

const MOST_REDIRECTS = 3;
const CONNECT_MS = 5_000;

/**
 * Fetches users' links. A name is resolved once, and the connection goes to the very addresses that were checked; every
 * redirect is checked like the first address. No cookies, no credentials, no connection that is used twice.
 */
export function createRemoteMedia(options: Options): RemoteMedia {
  const { limitMs = 30_000, silenceMs = 10_000, ports = [443] } = options;
  const shared = { pipelining: 0, headersTimeout: silenceMs, bodyTimeout: silenceMs };
  const allowed = new Agent({ ...shared, connect: { timeout: CONNECT_MS } });
  const lookup = publicLookup(options.lookup ?? systemLookup, notPublic);
  const strangers = new Agent({ ...shared, connect: { timeout: CONNECT_MS, lookup } });

  function dispatcherFor(url: URL): Agent {
    if (url.origin === options.allowOrigin && url.username === '' && url.password === '') return allowed;
    if (!isPublicUrl(url, ports)) throw notPublic();
    return strangers;
  }

  async function follow(link: string, accept: readonly string[], signal: AbortSignal): Promise<Response> {
    const headers = { accept: accept.join(', '), 'accept-encoding': 'identity', 'user-agent': 'greenroom' };
    let url = parse(link, undefined);
    for (let redirects = 0; ; redirects += 1) {
      const dispatcher = dispatcherFor(url);
      const response = await fetch(url, { dispatcher, redirect: 'manual', signal, headers });
      const location = redirectOf(response);
      if (location === null) return response;
      await response.body?.cancel();
      if (redirects === MOST_REDIRECTS) throw tooManyRedirects();
      url = parse(location, url);
    }
  }

  return {
    async fetch(link, { maxBytes, accept, signal: caller }) {
      const tooLate = AbortSignal.timeout(limitMs);
      const signal = AbortSignal.any([caller, tooLate]);
      try {
        const response = await follow(link, accept, signal);
        const refusal = refusalOf(response, maxBytes);
        if (refusal !== null) {
          await response.body?.cancel();
          throw refusal;
        }
        return await options.keep(meterBody(response, maxBytes));
      } catch (error) {
        if (caller.aborted) throw cancelled();
        throw tooLate.aborted ? tooSlow() : connectionFailure(error);
      }
    },
  };
}

/** What the head of an answer already says, before any of its body is read. */
function refusalOf(response: Response, maxBytes: number): Error | null {
  const { status, headers } = response;
  if (status === 429 || status >= 500) return busyServer(status);
  if (status !== 200) return noAnswerBehind(status);
  if ((headers.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity') return packed();
  return Number(headers.get('content-length') ?? 0) > maxBytes ? tooLarge(maxBytes) : null;
}

function redirectOf(response: Response): string | null {
  return [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null;
}

/** Refuses also IPv4 addresses in another spelling than the usual one (`0x7f.1`, `2130706433`), wherever they lead. */
function parse(address: string, base: URL | undefined): URL {
  const url = URL.parse(address, base?.href);
  if (url === null) throw notPublic();
  const written = /^\s*[a-z][\w+.-]*:[/\\]*(?:[^/\\?#]*@)?([^/\\?#:]+)/i.exec(address)?.[1];
  if (isIPv4(url.hostname) && written !== undefined && written !== url.hostname) throw notPublic();
  return url;
}
