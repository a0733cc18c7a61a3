import { z } from 'zod';
import { MediaFailure, type MediaOrder, type RemoteRef } from '#server/kernel/media.ts';
import { passing } from '../failures.ts';
import { factsOf } from '../request-error.ts';
import { falFetch, type FalPort } from './client.ts';
import { LONGEST_WAIT_SECONDS } from './submit.ts';

/** How far two clocks may be apart. */
const CLOCKS_MS = 5 * 60_000;
/** How long a request may take to appear in the list after it has begun. */
const LISTED_MS = 10 * 60_000;
/** fal keeps what requests were asked for 30 days; older ones cannot be told apart. */
const KEPT_MS = 29 * 24 * 3600_000;
const MOST_PAGES = 50;

const Page = z.object({
  items: z.array(
    z.object({
      request_id: z.string(),
      json_input: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
  next_cursor: z.string().nullish(),
  has_more: z.boolean().nullish(),
});

/**
 * Looks through fal's list of requests for the one that carries the attempt's id. fal may list a request only when it
 * has begun, so `none` is said when every accepted one must have begun or been dropped; before that it throws
 * MediaFailure `submission_unknown` with a time to look again.
 */
export async function findOnFal(
  port: FalPort,
  order: MediaOrder,
  since: Date,
  signal: AbortSignal,
): Promise<RemoteRef | 'none' | 'unknowable'> {
  const endpoint = order.route.upstreamId;
  const fetch = falFetch(port, signal, port.limits.look);
  const asked = new Date(port.now());
  let complete = true;
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: z.output<typeof Page> | undefined = await readPage(
      port,
      fetch,
      addressOf(endpoint, since, cursor),
    );
    if (page === undefined) return 'unknowable';
    const found = page.items.find(({ json_input }) => isOf(order.attemptId, json_input));
    if (found !== undefined) return { id: found.request_id, endpoint };
    complete &&= page.items.every(({ json_input }) => (json_input ?? null) !== null);
    cursor = page.next_cursor ?? null;
    if (cursor === null && page.has_more === true) return 'unknowable';
    if (cursor === null) return complete ? absent(port, since, asked) : 'unknowable';
  }
  return 'unknowable';
}

function addressOf(endpoint: string, since: Date, cursor: string | null): string {
  const start = new Date(since.getTime() - CLOCKS_MS).toISOString();
  const query = new URLSearchParams({ endpoint_id: endpoint, start, expand: 'payloads', limit: '100' });
  if (cursor !== null) query.set('cursor', cursor);
  return `https://api.fal.ai/v1/models/requests/by-endpoint?${query}`;
}

/** `undefined` where this key, or whoever stands in for fal, has no such list. */
async function readPage(port: FalPort, fetch: typeof globalThis.fetch, address: string) {
  try {
    const response = await fetch(address, { headers: { authorization: `Key ${port.apiKey}` } });
    return Page.safeParse(await response.json()).data;
  } catch (error) {
    const facts = factsOf(error);
    const { status } = facts;
    if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) {
      return undefined;
    }
    throw passing(facts);
  }
}

function isOf(attemptId: string, input: Record<string, unknown> | null | undefined): boolean {
  const url = input?.image_url;
  return typeof url === 'string' && url.includes(attemptId);
}

function absent({ limits }: FalPort, since: Date, asked: Date): 'none' | 'unknowable' {
  const age = asked.getTime() - since.getTime();
  if (age > KEPT_MS) return 'unknowable';
  const sent = limits.upload + limits.submit;
  if (age > sent + LONGEST_WAIT_SECONDS * 1000 + LISTED_MS) return 'none';
  throw new MediaFailure('submission_unknown', 'The provider does not list the request yet.', {
    outcome: 'unknown',
    retryAfterSeconds: 30,
  });
}
