import type { Context } from '#server/kernel/context.ts';
import type { Statement } from '#server/kernel/ports.ts';
import { SILENT_SECONDS } from '#server/kernel/process-life.ts';

/** Beyond this, one that could begin waits in vain, if nothing else is being made. */
const STUCK_AFTER_SECONDS = 120;

/** `stuck`: a generation could begin for two minutes, and nobody makes anything. */
export type Work = { alive: number; workers: number; resting: string[]; stuck: boolean };

/** Processes silent for $1 seconds count as dead; $2 seconds may pass before one begins what waits. */
const statement: Statement = {
  name: 'read-work',
  text: `
WITH living AS (
  SELECT heartbeat_at, worked_at > now() - make_interval(secs => $1::float8) AS works, resting FROM processes
  WHERE greatest(heartbeat_at, worked_at) > now() - make_interval(secs => $1::float8)
)
SELECT (SELECT count(*)::int FROM living) AS alive, (SELECT count(*)::int FROM living WHERE works) AS workers,
  ARRAY(SELECT DISTINCT unnest(resting) FROM living WHERE works ORDER BY 1) AS resting,
  EXISTS (SELECT 1 FROM generations WHERE state = 'queued' AND next_run_at < now() - make_interval(secs => $2::float8))
    AND NOT EXISTS (SELECT 1 FROM generations WHERE state NOT IN ('queued', 'succeeded', 'failed', 'cancelled'))
    AND NOT EXISTS (SELECT 1 FROM generations WHERE state = 'queued' AND lease_owner IS NOT NULL AND lease_until > now())
    AS stuck`,
};

/** Who is alive, who of them makes generations and for whom not, and whether that goes on. */
export async function readWork(ctx: Pick<Context, 'db'>): Promise<Work> {
  const [work] = await ctx.db.query<Work>(statement, [SILENT_SECONDS, STUCK_AFTER_SECONDS]);
  if (work === undefined) throw new Error('A count without a row.');
  return work;
}
