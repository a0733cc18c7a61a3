import { newId } from '#server/kernel/ids.ts';
import { isMediaFailure, type MediaFailure, type MediaOrder, type Submission } from '#server/kernel/media.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { noteSubmission } from './breaker.ts';
import { endCancelled, fail } from './end-generation.ts';
import { noteProgressOf } from './note-progress.ts';
import { backOff, secondsSince } from './pause.ts';
import { persistently } from './persistently.ts';
import { orderOf, step, type Run } from './run.ts';
import { answerAttempt, openAttempt } from './sql.ts';

/** A provider that certainly did not accept is asked again for so long. */
const LONGEST_WAIT_SECONDS = 6 * 60 * 60;
/** For so long a picture is waited for that lies in storage that is away; no provider has been asked yet. */
const LONGEST_WITHOUT_STORAGE_SECONDS = 24 * 60 * 60;

export type Submitted = { attemptId: string; submission: Submission };

/**
 * Sends the generation to its provider, once. The attempt is a row before a byte is sent; what became of it is known
 * in the rows before anything else happens. `null`: nothing more to do for now.
 */
export async function submit(run: Run): Promise<Submitted | null> {
  const { ctx, generation, lost, cancel } = run;
  if (generation.cancelRequested || cancel.signal.aborted) return leave(endCancelled(run));
  if (lost.signal.aborted) return null;
  ctx.milestones.reached('K3');
  const attemptId = newId();
  const order = await orderOf(run, attemptId);
  // From here on a process that stops must wait: an attempt that is open may have been sent.
  run.irreplaceable = !generation.sandbox;
  await step(run, { from: ['queued'], to: 'submitting' }, async (sql) => {
    await sql.query(openAttempt, [generation.id, attemptId, generation.route.provider]);
  });
  ctx.milestones.reached('K4');
  if (lost.signal.aborted || cancel.signal.aborted) return leave(unsent(run, attemptId));
  const submission = await send(run, order);
  if (submission === null) return null;
  noteSubmission(ctx, { id: generation.id, provider: generation.route.provider }, null);
  ctx.milestones.reached('K5');
  // It is paid for now: whatever ails the database, this must be written.
  await persistently(run, () => accepted(run, attemptId, submission));
  if (submission.type === 'accepted') run.irreplaceable = false;
  return { attemptId, submission };
}

/** What the provider answered, or `null` when that was dealt with. */
async function send(run: Run, order: MediaOrder): Promise<Submission | null> {
  const { ctx, generation, lost, cancel } = run;
  // What is made here may stop at any time; a request that a provider was sent must be heard to its end.
  const stops = generation.sandbox ? [lost.signal, cancel.signal] : [lost.signal];
  try {
    return await ctx.mediaModels.submit(order, {
      signal: AbortSignal.any(stops),
      onProgress: (progress) => noteProgressOf(run, progress, null),
    });
  } catch (error) {
    if (lost.signal.aborted) throw error;
    if (isMediaFailure(error)) {
      noteSubmission(ctx, { id: generation.id, provider: generation.route.provider }, error);
      return leave(answered(run, order.attemptId, error));
    }
    if (cancel.signal.aborted && generation.sandbox) return leave(endCancelled(run));
    throw error;
  }
}

async function accepted(run: Run, attemptId: string, submission: Submission): Promise<void> {
  const remote = submission.type === 'accepted' ? submission.remote : null;
  const to = submission.type === 'accepted' ? ('submitted' as const) : ('ingesting' as const);
  // From there too: the answer to a first try may have been lost.
  await step(run, { from: ['submitting', to], to }, async (sql) => {
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
  const number = generation.attempt?.number ?? 0;
  const longest = failure.code === 'storage' ? LONGEST_WITHOUT_STORAGE_SECONDS : LONGEST_WAIT_SECONDS;
  const patient = secondsSince(ctx, generation.createdAt) < longest;
  const noted = async (sql: Sql) => void (await sql.query(answerAttempt, values));
  if (failure.outcome !== 'not-accepted' || !patient) return fail(run, failure, noted);
  const afterSeconds = failure.retryAfterSeconds ?? backOff(ctx.mediaPace.retrySeconds, number);
  return step(run, { from: ['submitting'], to: 'queued', afterSeconds, leave: true }, noted);
}

/** Nothing was sent: somebody else may begin anew. */
async function unsent(run: Run, attemptId: string): Promise<void> {
  const values = [attemptId, 'not_accepted', null, null, null, null] as const;
  await step(run, { from: ['submitting'], to: 'queued', leave: true }, async (sql) => {
    await sql.query(answerAttempt, values);
  });
}

async function leave(ending: Promise<void>): Promise<null> {
  await ending;
  return null;
}
