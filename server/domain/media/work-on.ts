import { z } from 'zod';
import { MediaFailure } from '#server/kernel/media.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { adopt } from './adopt.ts';
import { endCancelled, fail } from './end-generation.ts';
import { follow, type RemoteJob } from './follow.ts';
import { finishStored, ingestMade, ingestRemote } from './ingest.ts';
import { LeaseLost, step, type Run } from './run.ts';
import { submit } from './submit.ts';

const Remote = z.object({ id: z.string() }).catchall(z.string());
const Output = z.object({ url: z.string(), mediaType: z.string().nullable() });

const GONE = new MediaFailure(
  'submission_unknown',
  'The result was lost when the server stopped. The provider has no second copy of it.',
  { outcome: 'unknown' },
);
/** After a mistake of ours, before it may happen again. */
const REST_SECONDS = 60;

/**
 * Brings a claimed generation to its end, from wherever the last owner left it, or to a point where it may rest. Never
 * throws; a step that fails through no fault of the provider's is tried again after the lease has ended.
 */
export async function workOn(run: Run): Promise<void> {
  const { ctx, generation } = run;
  try {
    await goOn(run);
  } catch (error) {
    if (error instanceof LeaseLost || run.lost.signal.aborted) return;
    const reason = reasonOf(error);
    ctx.log.error('generation.broken', { generationId: generation.id, state: generation.state, reason });
    await rest(run).catch(() => undefined);
  }
}

/** Something of ours went wrong: it is tried again later. A submission that broke before it was sent is sent then. */
async function rest(run: Run): Promise<void> {
  const { state } = run.generation;
  await step(run, { from: [state], to: state, afterSeconds: REST_SECONDS, leave: true });
}

async function goOn(run: Run): Promise<void> {
  const { generation } = run;
  const { attempt } = generation;
  switch (generation.state) {
    case 'queued':
      return begin(run);
    case 'submitting':
    case 'submission_unknown': {
      if (generation.state === 'submission_unknown' && generation.cancelRequested && generation.sandbox)
        return endCancelled(run);
      const job = await adopt(run);
      return job === null ? undefined : seeThrough(run, job);
    }
    case 'submitted':
    case 'running':
    case 'ingesting': {
      const remote = Remote.safeParse(attempt?.remote).data;
      if (attempt === null || remote === undefined) return redo(run);
      const output = Output.safeParse(attempt.output).data;
      const since = attempt.answeredAt ?? attempt.submittedAt;
      const job = { attemptId: attempt.id, remote, since };
      return generation.state === 'ingesting' && output !== undefined
        ? ingestRemote(run, job, output)
        : seeThrough(run, job);
    }
    default:
  }
}

async function begin(run: Run): Promise<void> {
  const sent = await submit(run);
  if (sent === null) return;
  const { attemptId, submission } = sent;
  return submission.type === 'made'
    ? ingestMade(run, submission)
    : seeThrough(run, { attemptId, remote: submission.remote, since: run.ctx.clock.now() });
}

async function seeThrough(run: Run, job: RemoteJob): Promise<void> {
  const output = await follow(run, job);
  if (output !== null) await ingestRemote(run, job, output);
}

/** The answer was the result, and whoever had it is gone: made here, it is made again; paid for, it is lost. */
async function redo(run: Run): Promise<void> {
  if (run.generation.state === 'ingesting' && (await finishStored(run))) return;
  if (!run.generation.sandbox) return fail(run, GONE);
  await step(run, { from: ['submitted', 'running', 'ingesting'], to: 'queued', leave: true });
}
