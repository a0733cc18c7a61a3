import type { Context } from '#server/kernel/context.ts';

/** Something to be done again and again in every process. */
export type Job = { name: string; everyMs: number; run(ctx: Context): Promise<void> };
