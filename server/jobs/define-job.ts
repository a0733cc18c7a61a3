import type { Context } from '#server/kernel/context.ts';

/** Something to be done again and again. */
export type Job = {
  name: string;
  everyMs: number;
  /** Its first round does not keep the server from starting. */
  late?: true;
  /** Only in processes that make generations. */
  worker?: true;
  run(ctx: Context): Promise<void>;
};
