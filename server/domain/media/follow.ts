import {
  isMediaFailure,
  MediaFailure,
  type RemoteOutput,
  type RemoteRef,
  type RemoteState,
} from '#server/kernel/media.ts';
import { endCancelled, fail } from './end-generation.ts';
import { noteProgressOf } from './note-progress.ts';
import { backOff, secondsSince, sleep } from './pause.ts';
import { step, type Run } from './run.ts';
import { noteOutput } from './sql.ts';

/** A job that its provider still calls running after so long is given up. */
const LONGEST_SECONDS = { image: 60 * 60, video: 3 * 60 * 60, voice: 60 * 60 };
/** A provider that could not be asked for three days will not be asked any more. */
const UNANSWERED_SECONDS = 3 * 24 * 60 * 60;
/** A job that the provider did not know so often, each a while apart, is lost. */
const MOST_LOST = 3;

const TOO_LONG = new MediaFailure('timed_out', 'The provider did not finish in time.', {
  outcome: 'rejected',
});
const VANISHED = new MediaFailure('provider_lost', 'The provider does not know this job any more.', {
  outcome: 'rejected',
});

/** `since`: when the provider was first known to have it. */
export type RemoteJob = { attemptId: string; remote: RemoteRef; since: Date };

/** Asks the provider until the job is done; answers where its result lies, or `null` when the generation has ended. */
export async function follow(run: Run, job: RemoteJob): Promise<RemoteOutput | null> {
  const { ctx, generation, lost, cancel } = run;
  const deadline = LONGEST_SECONDS[generation.kind];
  let asked = 0;
  let unknown = 0;
  let told = generation.state === 'running';
  for (;;) {
    if (cancel.signal.aborted && (await stop(run, job))) return null;
    const state = await poll(run, job);
    if (lost.signal.aborted) return null;
    unknown = state?.type === 'lost' ? unknown + 1 : 0;
    if (unknown >= MOST_LOST) return end(fail(run, VANISHED));
    switch (state?.type) {
      case 'succeeded':
        return found(run, job, state.output);
      case 'failed':
        return end(fail(run, state.failure));
      case 'cancelled':
        return end(endCancelled(run));
      case 'running':
        if (!told) await step(run, { from: ['submitted'], to: 'running' });
        told = true;
        noteProgressOf(run, state.progress, null);
        break;
      case 'queued':
        noteProgressOf(run, null, state.position);
        break;
      case 'unrecognised':
        ctx.log.warn('generation.unknown-status', { generationId: generation.id, word: state.word });
        break;
      case 'lost':
      case undefined:
        break;
      default:
        state satisfies never;
    }
    // A provider that cannot be asked has not said that it still works on it.
    const age = secondsSince(ctx, job.since);
    if (state !== undefined && age > deadline) return giveUp(run, job);
    if (age > UNANSWERED_SECONDS) return end(fail(run, VANISHED));
    const usual =
      unknown > 0 ? ctx.mediaPace.retrySeconds.longest : backOff(ctx.mediaPace.pollSeconds, asked++ / 4);
    const wait = Math.max(usual, pollAfter(state));
    await sleep(wait, lost.signal, ...(cancel.signal.aborted ? [] : [cancel.signal]));
    if (lost.signal.aborted) return null;
  }
}

/** How long the provider wants to be left in peace. */
function pollAfter(state: RemoteState | undefined): number {
  return state !== undefined && 'pollAfterSeconds' in state ? (state.pollAfterSeconds ?? 0) : 0;
}

/** `undefined` when the provider could not be asked this time: that says nothing about the job. */
async function poll(run: Run, { remote }: Pick<RemoteJob, 'remote'>): Promise<RemoteState | undefined> {
  const { ctx, generation, lost } = run;
  try {
    return await ctx.mediaModels.poll(generation.route, remote, lost.signal);
  } catch (error) {
    if (isMediaFailure(error) || lost.signal.aborted) return undefined;
    throw error;
  }
}

const stopped = new WeakSet<Run>();

/** Asks the provider to stop, once. True when it did and the generation has ended; else its job goes on. */
async function stop(run: Run, { remote }: Pick<RemoteJob, 'remote'>): Promise<boolean> {
  if (stopped.has(run)) return false;
  const { ctx, generation, lost } = run;
  try {
    const answer = await ctx.mediaModels.cancel(generation.route, remote, lost.signal);
    ctx.milestones.reached('K12');
    stopped.add(run);
    if (answer === 'too-late') return false;
  } catch (error) {
    if (isMediaFailure(error)) return false;
    throw error;
  }
  // A job that was told to stop may have begun or ended in that moment: what it says itself decides.
  const state = await poll(run, { remote });
  if (state?.type !== 'cancelled' && state?.type !== 'lost' && state?.type !== 'queued') return false;
  await endCancelled(run);
  return true;
}

/** The provider may go on, and be paid, all the same: it is asked not to. What has come out meanwhile is taken. */
async function giveUp(run: Run, job: RemoteJob): Promise<RemoteOutput | null> {
  const { ctx, generation, lost } = run;
  const answer = await ctx.mediaModels
    .cancel(generation.route, job.remote, lost.signal)
    .catch((error: unknown) => {
      if (!isMediaFailure(error)) throw error;
      return 'cancelled' as const;
    });
  const state = answer === 'too-late' ? await poll(run, job) : undefined;
  if (state?.type === 'succeeded') return found(run, job, state.output);
  return end(fail(run, TOO_LONG));
}

/** The result is known, and where it lies: from here on it is only to be fetched. */
async function found(run: Run, job: RemoteJob, output: RemoteOutput): Promise<RemoteOutput> {
  await step(run, { from: ['submitted', 'running', 'ingesting'], to: 'ingesting' }, async (sql) => {
    await sql.query(noteOutput, [job.attemptId, JSON.stringify(output), run.ctx.processId, run.epoch]);
  });
  run.ctx.milestones.reached('K8');
  return output;
}

async function end(ending: Promise<void>): Promise<null> {
  await ending;
  return null;
}
