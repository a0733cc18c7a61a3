import type { MediaRoute, RemoteRef } from '#server/kernel/media.ts';
import { passing } from '../failures.ts';
import { factsOf } from '../request-error.ts';
import { falClient, type FalPort } from './client.ts';
import { pollFal } from './poll.ts';

/** What a job may be once fal has taken the cancellation, without any work to come: it may still be about to go. */
const STOPPED = new Set(['queued', 'cancelled', 'failed', 'lost']);

/**
 * Takes a job out of fal's queue. One that has begun is only asked to stop, and may well be finished and billed: that
 * is `too-late`, and polling tells its true end.
 */
export async function cancelOnFal(
  port: FalPort,
  route: MediaRoute,
  remote: RemoteRef,
  signal: AbortSignal,
): Promise<'cancelled' | 'too-late'> {
  const endpoint = remote.endpoint ?? route.upstreamId;
  try {
    const client = falClient(port, signal, port.limits.look);
    await client.queue.cancel(endpoint, { requestId: remote.id });
  } catch (error) {
    const facts = factsOf(error);
    if (facts.status === 400) return 'too-late';
    if (facts.status === 404) return 'cancelled';
    throw passing(facts);
  }
  const { type } = await pollFal(port, route, remote, signal);
  return STOPPED.has(type) ? 'cancelled' : 'too-late';
}
