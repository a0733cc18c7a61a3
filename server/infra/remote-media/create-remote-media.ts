import type { Response } from 'undici';
import { cancelled } from '#server/kernel/next-unless-aborted.ts';
import type { FetchedMedia, RemoteMedia } from '#server/kernel/remote-media.ts';
import { createFollower } from '../public-web/follow-link.ts';
import type { Lookup } from '../public-web/guard-address.ts';
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

/** Fetches users' links, by public-web's rules; no longer and no more than is allowed. */
export function createRemoteMedia(options: Options): RemoteMedia {
  const { limitMs = 30_000, silenceMs = 10_000, allowOrigin, ports, lookup } = options;
  const follow = createFollower({
    allowOrigins: allowOrigin === undefined ? [] : [allowOrigin],
    ports,
    lookup,
    connectMs: CONNECT_MS,
    silenceMs,
    mostRedirects: MOST_REDIRECTS,
    refusals: { noAddress: notPublic, notPublic, tooManyRedirects },
  });

  return {
    async fetch(link, { maxBytes, accept, signal: caller }) {
      const tooLate = AbortSignal.timeout(limitMs);
      const signal = AbortSignal.any([caller, tooLate]);
      try {
        const response = await follow(link, { accept: accept.join(', '), signal });
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
