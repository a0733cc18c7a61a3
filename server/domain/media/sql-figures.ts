import type { Statement } from '#server/kernel/ports.ts';

/** The median of the last 200 that each of the models $1 made, real and sandbox apart, in seconds. */
export const typicalDurations: Statement = {
  name: 'typical-durations',
  text: `
SELECT alias.model, last.sandbox,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM last.ended_at - last.started_at))::float8 AS seconds
FROM unnest($1::text[]) AS alias(model) CROSS JOIN LATERAL (
  SELECT sandbox, started_at, ended_at FROM generations g
  WHERE g.model = alias.model AND g.state = 'succeeded' AND g.started_at IS NOT NULL ORDER BY ended_at DESC LIMIT 200
) last GROUP BY alias.model, last.sandbox`,
};

/** The projects of user $1 with how much is in them and what it was charged, newest first. */
export const listProjects: Statement = {
  name: 'list-projects',
  text: `
SELECT p.id, p.name, p.archived_at IS NOT NULL AS archived, p.created_at AS "createdAt",
  count(g.id)::int AS generations,
  trim_scale(COALESCE(sum(h.captured), 0))::text AS spent
FROM projects p LEFT JOIN generations g ON g.project_id = p.id AND g.deleted_at IS NULL
LEFT JOIN credit_holds h ON h.ref_type = 'generation' AND h.ref_id = g.id::text
WHERE p.user_id = $1 GROUP BY p.id ORDER BY p.created_at DESC, p.id DESC LIMIT 500`,
};
