import { createFalClient, type FalClient } from '@fal-ai/client';
import type { RequestLimits } from '../limits.ts';
import { type Fetch, singleShot } from '../single-shot.ts';
import { toFalAddress } from './hosts.ts';

export type FalPort = {
  apiKey: string;
  /** One server in place of all of fal's hosts. */
  baseUrl: string | undefined;
  fetch: Fetch;
  limits: RequestLimits;
  now(): Date;
};

/**
 * The client for one step of a job. It is made anew for each, because it repeats submissions whatever it is told:
 * only its fetch can forbid that, and give a step its end.
 */
export function falClient(port: FalPort, signal: AbortSignal, limitMs: number): FalClient {
  return createFalClient({
    credentials: port.apiKey,
    suppressLocalCredentialsWarning: true,
    fetch: falFetch(port, signal, limitMs),
  });
}

export function falFetch(port: FalPort, signal: AbortSignal, limitMs: number): Fetch {
  const once = singleShot(port.fetch, signal, limitMs);
  return (input, init) => once(toFalAddress(addressOf(input), port.baseUrl), init);
}

function addressOf(input: Parameters<Fetch>[0]): string {
  return input instanceof Request ? input.url : String(input);
}
