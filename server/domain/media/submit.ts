import { newId } from '#server/kernel/ids.ts';
import { isMediaFailure, type MediaFailure, type Submission } from '#server/kernel/media.ts';
import { endCancelled, fail } from './end-generation.ts';
import { noteProgressOf } from './note-progress.ts';
import { backOff, secondsSince } from './pause.ts';
import { orderOf, step, type Run } from './run.ts';
import { answerAttempt, openAttempt } from './sql.ts';

/** So often is a provider asked that certainly did not accept. */
export const MOST_ATTEMPTS = 8;
/** For so long a picture is waited for that lies in storage that is away; no provider has been asked yet. */
const LONGEST_WITHOUT_STORAGE_SECONDS = 24 * 60 * 60;

export type Submitted = { attemptId: string; submission: Submission };

/**
 * Sends the generation to its provider, once. The attempt is a row before a byte is sent; what became of it is known
 * in the rows before anything else happens. `null`: nothing more to do for now.
 */
export async function submit(run: Run): Promise<Submitted | null> {
  const { ctx, generation } = run;
  if (generation.cancelRequested) return leave(endCancelled(run));
  ctx.milestones.reached('K3');
  const attemptId = newId();
  await step(run, { from: ['queued'], to: 'submitting' }, async (sql) => {
    await sql.query(openAttempt, [generation.id, attemptId, generation.route.provider]);
  });
  ctx.milestones.reached('K4');
  try {
    const submission = await send(run, attemptId);
    ctx.milestones.reached('K5');
    await accepted(run, attemptId, submission);
    if (submission.type === 'accepted') run.irreplaceable = false;
    return { attemptId, submission };
  } catch (error) {
    if (run.lost.signal.aborted) throw error;
    if (run.cancel.signal.aborted && !isMediaFailure(error)) return leave(endCancelled(run));
    if (!isMediaFailure(error)) throw error;
    return leave(answered(run, attemptId, error));
  }
}

async function send(run: Run, attemptId: string): Promise<Submission> {
  const { ctx, generation } = run;
  // What is made here may stop at any time; a request that a provider was sent must be heard to its end.
  run.irreplaceable = !generation.sandbox;
  const stops = generation.sandbox ? [run.lost.signal, run.cancel.signal] : [run.lost.signal];
  return ctx.mediaModels.submit(await orderOf(run, attemptId), {
    signal: AbortSignal.any(stops),
    onProgress: (progress) => noteProgressOf(run, progress, null),
  });
}

async function accepted(run: Run, attemptId: string, submission: Submission): Promise<void> {
  const remote = submission.type === 'accepted' ? submission.remote : null;
  const to = submission.type === 'accepted' ? ('submitted' as const) : ('ingesting' as const);
  await step(run, { from: ['submitting'], to }, async (sql) => {
    const json = remote === null ? null : JSON.stringify(remote);
    await sql.query(answerAttempt, [attemptId, 'accepted', json, remote?.id ?? null, null, null]);
  });
  run.ctx.milestones.reached('K6');
}

/** The provider, or the way to it, said no: for now, for good, or nobody knows. */
async function answered(run: Run, attemptId: string, failure: MediaFailure): Promise<void> {
  const { ctx, generation } = run;
  const outcomes = { 'not-accepted': 'not_accepted', rejected: 'rejected', unknown: 'unknown' } as const;
  const values = [attemptId, outcomes[failure.outcome], null, null, failure.code, failure.message] as const;
  if (failure.outcome === 'unknown') {
    const afterSeconds = ctx.mediaPace.lookSeconds[0] ?? 0;
    const move = {
      from: ['submitting'] as const,
      to: 'submission_unknown' as const,
      afterSeconds,
      leave: true,
    };
    return step(run, move, async (sql) => void (await sql.query(answerAttempt, values)));
  }
  const number = (generation.attempt?.number ?? 0) + 1;
  const patient =
    failure.code === 'storage'
      ? secondsSince(ctx, generation.createdAt) < LONGEST_WITHOUT_STORAGE_SECONDS
      : number < MOST_ATTEMPTS;
  if (failure.outcome !== 'not-accepted' || !patient) {
    return fail(run, failure, async (sql) => void (await sql.query(answerAttempt, values)));
  }
  const afterSeconds = failure.retryAfterSeconds ?? backOff(ctx.mediaPace.retrySeconds, number - 1);
  const move = { from: ['submitting'] as const, to: 'queued' as const, afterSeconds, leave: true };
  return step(run, move, async (sql) => void (await sql.query(answerAttempt, values)));
}

async function leave(ending: Promise<void>): Promise<null> {
  await ending;
  return null;
}
