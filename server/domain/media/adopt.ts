import { isMediaFailure, MediaFailure, type RemoteRef } from '#server/kernel/media.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { fail } from './end-generation.ts';
import type { RemoteJob } from './follow.ts';
import { secondsSince } from './pause.ts';
import { orderOf, step, type Run } from './run.ts';
import { answerAttempt } from './sql.ts';

const LOST = new MediaFailure(
  'submission_unknown',
  "The provider's answer was lost. It may have done the work, so it was not asked again; you can.",
  { outcome: 'unknown' },
);

/** So often is sent again what certainly never arrived. */
const MOST_ATTEMPTS = 8;
/** After a day nobody expects an answer any more. */
const GIVE_UP_SECONDS = 24 * 60 * 60;

/**
 * A submission whose answer was lost: finds the job where the provider can list it, and only where it can tell that
 * there is none is the request sent again. Answers the job, or `null` when nothing more is to be done for now.
 */
export async function adopt(run: Run): Promise<RemoteJob | null> {
  const { ctx, generation } = run;
  const { attempt } = generation;
  // What is made on this machine costs nothing to make again.
  if (attempt === null || generation.sandbox) return again(run);
  const age = secondsSince(ctx, attempt.submittedAt);
  const found = await look(run, attempt.id, attempt.submittedAt);
  if (typeof found === 'object' && 'id' in found) {
    await step(run, { from: ['submitting', 'submission_unknown'], to: 'submitted' }, async (sql) => {
      await sql.query(answerAttempt, [attempt.id, 'accepted', JSON.stringify(found), found.id, null, null]);
    });
    return { attemptId: attempt.id, remote: found, since: ctx.clock.now() };
  }
  const hopeless = age > GIVE_UP_SECONDS || (found === 'none' && attempt.number >= MOST_ATTEMPTS);
  if (found === 'unknowable' || hopeless) {
    await fail(run, LOST, (sql) => noteOutcome(sql, attempt.id, 'unknown'));
    return null;
  }
  const { lookSeconds } = ctx.mediaPace;
  const last = lookSeconds.at(-1) ?? 0;
  // A list may lag behind: only the last look is believed when it finds nothing.
  if (found === 'none' && age >= last) return again(run);
  const next = lookSeconds.find((seconds) => seconds > age) ?? last;
  const afterSeconds =
    (typeof found === 'object' ? found.askAgainIn : undefined) ??
    (next > age ? next - age : ctx.mediaPace.retrySeconds.longest);
  const from = ['submitting', 'submission_unknown'] as const;
  await step(run, { from, to: 'submission_unknown', afterSeconds, leave: true });
  return null;
}

/** `askAgainIn`: the provider cannot tell at present. */
async function look(
  run: Run,
  attemptId: string,
  since: Date,
): Promise<RemoteRef | 'none' | 'unknowable' | { askAgainIn: number | undefined }> {
  try {
    return await run.ctx.mediaModels.find(await orderOf(run, attemptId), since, run.lost.signal);
  } catch (error) {
    if (isMediaFailure(error)) return { askAgainIn: error.retryAfterSeconds };
    throw error;
  }
}

/** What was sent, if it was, has come to nothing: the next one costs nothing more. */
async function again(run: Run): Promise<null> {
  const { attempt } = run.generation;
  const move = { from: ['submitting', 'submission_unknown'] as const, to: 'queued' as const, leave: true };
  await step(run, move, async (sql) => {
    if (attempt !== null) await noteOutcome(sql, attempt.id, 'not_accepted');
  });
  return null;
}

async function noteOutcome(sql: Sql, attemptId: string, outcome: 'unknown' | 'not_accepted'): Promise<void> {
  await sql.query(answerAttempt, [attemptId, outcome, null, null, null, null]);
}
