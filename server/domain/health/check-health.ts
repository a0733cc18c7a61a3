import type { Context } from '#server/kernel/context.ts';
import { probesOf } from './probes.ts';

export type Health = {
  /** Milliseconds of one round trip; `null` when none came back within 2 s. */
  databaseLatencyMs: number | null;
  /** Whether a key is set; Gemini itself is not called. */
  geminiConfigured: boolean;
};

/** Whether the database answers, found out at most every two seconds. */
export async function checkHealth(ctx: Context): Promise<Health> {
  const databaseLatencyMs = await probesOf(ctx).database();
  return { databaseLatencyMs, geminiConfigured: ctx.config.gemini.apiKey !== undefined };
}
