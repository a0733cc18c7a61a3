import { isIPv4 } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import { isPublicUrl, type Lookup, publicLookup, systemLookup } from './guard-address.ts';

type Options = {
  /** Origins of the configuration, which may lie in a private network and need no TLS. */
  allowOrigins: readonly string[];
  /** What public servers may listen on. */
  ports?: readonly number[] | undefined;
  /** Stands in for DNS in tests. */
  lookup?: Lookup | undefined;
  /** The longest that a connection, and any silence on it, may take, in milliseconds. */
  connectMs: number;
  silenceMs: number;
  mostRedirects: number;
  /** What is thrown for a link that is not opened. */
  refusals: { noAddress(): Error; notPublic(): Error; tooManyRedirects(): Error };
};

type Asked = { accept: string; signal: AbortSignal };

/**
 * Opens links that others name, without letting them reach into private networks. A name is resolved once, and the
 * connection goes to the very addresses that were checked; every redirect is checked like the first address. No
 * cookies, no credentials, nothing packed. Resolves to the last answer, its body unread; rejects with a refusal, with an
 * error whose cause is one, or with what fetch does.
 */
export function createFollower(options: Options): (link: string, asked: Asked) => Promise<Response> {
  const { allowOrigins, ports = [443], connectMs, silenceMs, mostRedirects, refusals } = options;
  const shared = { pipelining: 0, headersTimeout: silenceMs, bodyTimeout: silenceMs };
  const allowed = new Agent({ ...shared, connect: { timeout: connectMs } });
  const lookup = publicLookup(options.lookup ?? systemLookup, refusals.notPublic);
  const strangers = new Agent({ ...shared, connect: { timeout: connectMs, lookup } });

  function dispatcherFor(url: URL): Agent {
    if (allowOrigins.includes(url.origin) && url.username === '' && url.password === '') return allowed;
    if (!isPublicUrl(url, ports)) throw refusals.notPublic();
    return strangers;
  }

  /** Refuses also IPv4 addresses in another spelling than the usual one (`0x7f.1`, `2130706433`), wherever they lead. */
  function parse(address: string, base: URL | undefined): URL {
    const url = URL.parse(address, base?.href);
    if (url === null) throw refusals.noAddress();
    const written = /^\s*[a-z][\w+.-]*:[/\\]*(?:[^/\\?#]*@)?([^/\\?#:]+)/i.exec(address)?.[1];
    if (isIPv4(url.hostname) && written !== undefined && written !== url.hostname) throw refusals.notPublic();
    return url;
  }

  return async (link, { accept, signal }) => {
    const headers = { accept, 'accept-encoding': 'identity', 'user-agent': 'greenroom' };
    let url = parse(link, undefined);
    for (let redirects = 0; ; redirects += 1) {
      const dispatcher = dispatcherFor(url);
      const response = await fetch(url, { dispatcher, redirect: 'manual', signal, headers });
      const location = redirectOf(response);
      if (location === null) return response;
      await response.body?.cancel();
      if (redirects === mostRedirects) throw refusals.tooManyRedirects();
      url = parse(location, url);
    }
  };
}

function redirectOf(response: Response): string | null {
  return [301, 302, 303, 307, 308].includes(response.status) ? response.headers.get('location') : null;
}
