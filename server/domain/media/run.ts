import { assetSource } from '../file/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { MediaOrder } from '#server/kernel/media.ts';
import type { Sql } from '#server/kernel/ports.ts';
import type { StoredGeneration } from './read-generation.ts';
import { advanceGeneration } from './sql.ts';
import { tellOwner } from './topics.ts';
import type { GenerationState } from './view.ts';

/** A generation that this process works on, under the lease it claimed. */
export type Run = {
  ctx: Context;
  generation: StoredGeneration;
  epoch: number;
  /** Fires when the lease was lost or the process stops: nothing more may be written. */
  lost: AbortController;
  /** Fires when its owner wants it to stop. */
  cancel: AbortController;
  /** A paid answer is on its way, or in memory only: it would be lost with this process. */
  irreplaceable: boolean;
};

/** Somebody else has the generation now, or it is not where it was thought to be: whoever hears this stops. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

type Move = {
  from: readonly GenerationState[];
  to: GenerationState;
  /** Nobody looks at it again before that. */
  afterSeconds?: number;
  /** Whether the lease ends with this move: the generation has ended, or rests for a while. */
  leave?: boolean;
  failure?: { code: string; message: string };
};

/** Moves the generation on in the caller's transaction, if it is still this run's. Throws LeaseLost. */
async function advance(sql: Sql, run: Run, move: Move): Promise<void> {
  const { ctx, generation, epoch } = run;
  const rows = await sql.query(advanceGeneration, [
    generation.id,
    ctx.processId,
    epoch,
    move.from,
    move.to,
    move.afterSeconds ?? 0,
    move.leave ?? false,
    move.failure?.code ?? null,
    move.failure?.message ?? null,
  ]);
  if (rows.length === 0) throw new LeaseLost();
}

/** Runs `work` and the move in one transaction, then tells the owner. */
export async function step(run: Run, move: Move, work?: (sql: Sql) => Promise<void>): Promise<void> {
  const { ctx, generation } = run;
  await ctx.db.transaction(async (sql) => {
    await advance(sql, run, move);
    await work?.(sql);
  });
  generation.state = move.to;
  tellOwner(ctx, generation);
}

/** The submission of this generation that `attemptId` stands for. */
export async function orderOf({ ctx, generation }: Run, attemptId: string): Promise<MediaOrder> {
  const { params, input } = generation;
  const common = { generationId: generation.id, attemptId, route: generation.route };
  if (params.kind === 'voice') {
    const { prompt, voice, speed, pitch, emotion } = params;
    return { ...common, kind: 'voice', text: prompt, voice, speed, pitch, emotion };
  }
  const { prompt, style, width, height } = params;
  if (params.kind === 'image') return { ...common, kind: 'image', prompt, style, width, height };
  if (input === null) throw new Error('A video without the image that it starts from.');
  const image = await assetSource(ctx, input.key);
  return { ...common, kind: 'video', prompt, style, width, height, seconds: params.seconds, image };
}
