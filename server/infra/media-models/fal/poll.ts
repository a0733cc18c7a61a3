import { z } from 'zod';
import type { MediaRoute, RemoteRef, RemoteState } from '#server/kernel/media.ts';
import { passing } from '../failures.ts';
import { factsOf } from '../request-error.ts';
import { falClient, type FalPort } from './client.ts';
import { readResult } from './result.ts';

const Status = z.object({
  status: z.string(),
  queue_position: z.number().nullish(),
  error_type: z.string().nullish(),
  error: z.unknown().optional(),
});

/** What fal says of a job. It tells a place in its queue, but no progress of the work. */
export async function pollFal(
  port: FalPort,
  route: MediaRoute,
  remote: RemoteRef,
  signal: AbortSignal,
): Promise<RemoteState> {
  const endpoint = remote.endpoint ?? route.upstreamId;
  const client = falClient(port, signal, port.limits.look);
  let state: z.output<typeof Status>;
  try {
    state = Status.parse(await client.queue.status(endpoint, { requestId: remote.id }));
  } catch (error) {
    const facts = factsOf(error);
    if (facts.status === 404) return { type: 'lost' };
    throw passing(facts);
  }
  if (state.status === 'IN_QUEUE') return { type: 'queued', position: state.queue_position ?? null };
  if (state.status === 'IN_PROGRESS') return { type: 'running', progress: null };
  if (state.status !== 'COMPLETED') return { type: 'unrecognised', word: state.status.slice(0, 40) };
  const failed = (state.error_type ?? null) !== null || (state.error ?? null) !== null;
  return readResult(client, endpoint, remote.id, failed);
}
