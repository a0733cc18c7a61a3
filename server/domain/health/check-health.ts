import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '#server/kernel/context.ts';
import type { Statement } from '#server/kernel/ports.ts';

const PATIENCE_MS = 2_000;
const ping: Statement = { name: 'ping', text: 'SELECT 1' };

export type Health = {
  /** Milliseconds of one round trip; `null` when none came back within 2 s. */
  databaseLatencyMs: number | null;
  /** Whether a key is set; Gemini itself is not called. */
  geminiConfigured: boolean;
};

export async function checkHealth(ctx: Context): Promise<Health> {
  const started = performance.now();
  const answered = ctx.db.query(ping, []).then(
    () => Math.round((performance.now() - started) * 100) / 100,
    () => null,
  );
  const databaseLatencyMs = await Promise.race([answered, pause(PATIENCE_MS, null, { ref: false })]);
  return { databaseLatencyMs, geminiConfigured: ctx.config.gemini.apiKey !== undefined };
}
