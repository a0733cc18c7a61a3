import type { Response } from 'undici';
import { type MadeMedia, MediaFailure } from '#server/kernel/media.ts';
import { createFollower } from '../public-web/follow-link.ts';
import type { Lookup } from '../public-web/guard-address.ts';
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
const CONNECT_MS = 10_000;

/**
 * Downloads what others name, by public-web's rules. The body is a stream. Throws MediaFailure: `bad_result` (rejected)
 * for an address that is not opened or too many bytes, `provider_lost` for a link that has run out, `bad_result` (unknown)
 * for a body that ends early, else what passes.
 */
export function createDownload(options: DownloadOptions): Download {
  const { limitBytes = 512 * 1024 * 1024, limitMs = 15 * 60_000, silenceMs = 30_000, ports } = options;
  const follow = createFollower({
    allowOrigins: options.allowOrigins,
    ports,
    lookup: options.lookup,
    connectMs: CONNECT_MS,
    silenceMs,
    mostRedirects: MOST_REDIRECTS,
    refusals: {
      noAddress: () => notOpened('It has no valid address.'),
      notPublic: () => notOpened('Its address is not a public https one.'),
      tooManyRedirects: () => notOpened('It redirects too often.'),
    },
  });

  return async (address, callerSignal) => {
    const signal = AbortSignal.any([callerSignal, AbortSignal.timeout(limitMs)]);
    const response = await follow(address, { accept: '*/*', signal }).catch((error: unknown) => {
      const refused = error instanceof MediaFailure ? error : causeOf(error);
      if (refused instanceof MediaFailure) throw refused;
      throw passing({ status: undefined, code: undefined, retryAfterSeconds: undefined });
    });
    return toMedia(response, limitBytes);
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
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

function notOpened(reason: string): MediaFailure {
  return new MediaFailure('bad_result', `The result is not opened. ${reason}`, { outcome: 'rejected' });
}
