import type { RemoteRef } from '#server/kernel/media.ts';
import { passing } from '../failures.ts';
import { factsOf } from '../request-error.ts';
import { runwayClient, type RunwayPort } from './client.ts';
import { pollRunway } from './poll.ts';

const ENDED = new Set(['succeeded', 'failed']);

/** Stops a task that has not ended. Runway's one request for it would delete the result of one that has. */
export async function cancelOnRunway(
  port: RunwayPort,
  remote: RemoteRef,
  signal: AbortSignal,
): Promise<'cancelled' | 'too-late'> {
  const { type } = await pollRunway(port, remote, signal);
  if (ENDED.has(type)) return 'too-late';
  if (type === 'cancelled' || type === 'lost') return 'cancelled';
  try {
    await runwayClient(port, signal, port.limits.look).tasks.delete(remote.id);
    return 'cancelled';
  } catch (error) {
    const facts = factsOf(error);
    if (facts.status === 404) return 'cancelled';
    throw passing(facts);
  }
}
