import { z } from 'zod';
import { MediaFailure, type RemoteRef, type RemoteState } from '#server/kernel/media.ts';
import { passing } from '../failures.ts';
import { factsOf } from '../request-error.ts';
import { runwayClient, type RunwayPort } from './client.ts';
import { taskFailure } from './task-failure.ts';

/** Runway asks not to be looked at more often than every five seconds a task. */
const POLL_AFTER_SECONDS = 5;

const Task = z.object({
  status: z.string(),
  progress: z.number().nullish(),
  output: z.array(z.url({ protocol: /^https?$/ })).nullish(),
  failureCode: z.string().nullish(),
});

/** What Runway says of a task; a finished one's link is fresh with every look. */
export async function pollRunway(
  port: RunwayPort,
  remote: RemoteRef,
  signal: AbortSignal,
): Promise<RemoteState> {
  let task: z.output<typeof Task>;
  try {
    task = Task.parse(await runwayClient(port, signal, port.limits.look).tasks.retrieve(remote.id));
  } catch (error) {
    const facts = factsOf(error);
    if (facts.status === 404) return { type: 'lost' };
    throw passing(facts);
  }
  switch (task.status) {
    case 'PENDING':
    case 'THROTTLED':
      return { type: 'queued', position: null, pollAfterSeconds: POLL_AFTER_SECONDS };
    case 'RUNNING':
      return {
        type: 'running',
        progress: clamp(task.progress ?? null),
        pollAfterSeconds: POLL_AFTER_SECONDS,
      };
    case 'SUCCEEDED':
      return finished(task.output?.[0]);
    case 'FAILED':
      return { type: 'failed', failure: taskFailure(task.failureCode ?? '') };
    case 'CANCELLED':
      return { type: 'cancelled' };
    default:
      return { type: 'unrecognised', word: task.status.slice(0, 40) };
  }
}

function finished(url: string | undefined): RemoteState {
  if (url !== undefined) return { type: 'succeeded', output: { url, mediaType: null } };
  const message = 'The provider finished without a video.';
  return { type: 'failed', failure: new MediaFailure('bad_result', message, { outcome: 'rejected' }) };
}

function clamp(progress: number | null): number | null {
  return progress === null ? null : Math.min(1, Math.max(0, progress));
}
