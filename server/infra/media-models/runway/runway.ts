import type { Config } from '#server/kernel/config.ts';
import type { MediaAdapter } from '../adapter.ts';
import { createDownload } from '../download.ts';
import { type RequestLimits, USUAL_LIMITS } from '../limits.ts';
import { noKey } from '../no-key.ts';
import type { Fetch } from '../single-shot.ts';
import { cancelOnRunway } from './cancel.ts';
import type { RunwayPort } from './client.ts';
import { pollRunway } from './poll.ts';
import { submitToRunway } from './submit.ts';

export type RunwayOptions = { limits?: RequestLimits };

/** Videos by Runway's tasks. Throws MediaFailure `unavailable` where there is no key. */
export function createRunway(config: Config, fetch: Fetch, options: RunwayOptions = {}): MediaAdapter {
  const { apiKey, baseUrl } = config.runway;
  if (apiKey === undefined) throw noKey();
  const port: RunwayPort = { apiKey, baseUrl, fetch, limits: options.limits ?? USUAL_LIMITS };
  const download = createDownload({ allowOrigins: [new URL(baseUrl).origin] });
  return {
    submit: (order, { signal }) => submitToRunway(port, order, signal),
    jobs: {
      poll: (_route, remote, signal) => pollRunway(port, remote, signal),
      open: (_route, output, signal) => download(output.url, signal),
      cancel: (_route, remote, signal) => cancelOnRunway(port, remote, signal),
      // Runway lists no tasks, and takes no mark of ours along.
      find: () => Promise.resolve('unknowable'),
    },
  };
}
