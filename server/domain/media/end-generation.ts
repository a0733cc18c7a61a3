import { capture, refund, release } from '../ledger/index.ts';
import { insertAsset, type StoredMedia } from '../file/index.ts';
import type { MediaFailure } from '#server/kernel/media.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { step, type Run } from './run.ts';
import type { GenerationState } from './view.ts';

const UNENDED = ['queued', 'submitting', 'submission_unknown', 'submitted', 'running', 'ingesting'] as const;

/** The result is stored: its asset, the charge and the end, all or nothing. */
export async function succeed(run: Run, media: StoredMedia): Promise<void> {
  const { ctx, generation } = run;
  await step(run, { from: ['ingesting'], to: 'succeeded', leave: true }, async (sql) => {
    const { id: generationId, userId, sandbox } = generation;
    await insertAsset(sql, { ...media, id: generationId, userId, generationId, sandbox });
    await capture(sql, ctx, { type: 'generation', id: generationId });
  });
  ctx.milestones.reached('K11');
}

/**
 * It could not be made. What was held stays charged, as document 000 says, unless CREDITS_REFUND_ON_FAILURE gives it
 * back as an entry of its own. `work` is done in the same transaction.
 */
export async function fail(
  run: Run,
  failure: Pick<MediaFailure, 'code' | 'message'>,
  besides?: (sql: Sql) => Promise<void>,
): Promise<void> {
  const { ctx, generation } = run;
  const { code, message } = failure;
  const move = { from: UNENDED, to: 'failed' as const, leave: true, failure: { code, message } };
  await step(run, move, async (sql) => {
    await besides?.(sql);
    const ref = { type: 'generation', id: generation.id };
    await capture(sql, ctx, ref);
    if (ctx.config.credits.refundOnFailure) await refund(sql, ctx, ref);
  });
  ctx.log.info('generation.failed', {
    generationId: generation.id,
    provider: generation.route.provider,
    code,
  });
}

/** It was stopped before anything came of it: nothing is charged. */
export async function endCancelled(run: Run): Promise<void> {
  const from: readonly GenerationState[] = UNENDED;
  await step(run, { from, to: 'cancelled', leave: true }, async (sql) => {
    await release(sql, run.ctx, { type: 'generation', id: run.generation.id });
  });
}
