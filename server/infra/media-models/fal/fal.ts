import type { Config } from '#server/kernel/config.ts';
import type { MediaAdapter } from '../adapter.ts';
import { createDownload } from '../download.ts';
import { type RequestLimits, USUAL_LIMITS } from '../limits.ts';
import { noKey } from '../no-key.ts';
import type { Fetch } from '../single-shot.ts';
import { cancelOnFal } from './cancel.ts';
import type { FalPort } from './client.ts';
import { findOnFal } from './find.ts';
import { toFalAddress } from './hosts.ts';
import { pollFal } from './poll.ts';
import { submitToFal } from './submit.ts';

export type FalOptions = {
  limits?: RequestLimits;
  now?: () => Date;
};

/** Videos by fal's queue. Throws MediaFailure `unavailable` where there is no key. */
export function createFal(config: Config, fetch: Fetch, options: FalOptions = {}): MediaAdapter {
  const { apiKey, baseUrl } = config.fal;
  if (apiKey === undefined) throw noKey();
  const port: FalPort = {
    apiKey,
    baseUrl,
    fetch,
    limits: options.limits ?? USUAL_LIMITS,
    now: options.now ?? (() => new Date()),
  };
  const download = createDownload({ allowOrigins: baseUrl === undefined ? [] : [new URL(baseUrl).origin] });
  return {
    submit: (order, { signal }) => submitToFal(port, order, signal),
    jobs: {
      poll: (route, remote, signal) => pollFal(port, route, remote, signal),
      async open(_route, output, signal) {
        const made = await download(toFalAddress(output.url, baseUrl), signal);
        return { ...made, mediaType: output.mediaType ?? made.mediaType };
      },
      cancel: (route, remote, signal) => cancelOnFal(port, route, remote, signal),
      find: (order, since, signal) => findOnFal(port, order, since, signal),
    },
  };
}
