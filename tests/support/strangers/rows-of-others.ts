import { z } from 'zod';
import type { Context } from '#server/kernel/context.ts';

/** What time, figures and other processes change without anybody's doing. */
const RESTLESS = [
  'metrics',
  'metric_deltas',
  'request_minutes',
  'rate_buckets',
  'processes',
  'search_queue',
  'search_entries',
];

/** Every row of every table but those of `stranger`, as text: what somebody else must leave as it is. */
export async function rowsOfOthers(db: Context['db'], stranger: { userId: number }): Promise<string[]> {
  const tables = z
    .array(z.object({ name: z.string() }))
    .parse(await db.prisma.$queryRaw`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const rows: string[] = [];
  for (const { name } of tables) {
    if (RESTLESS.includes(name)) continue;
    const read = await db.prisma.$queryRawUnsafe(`SELECT to_jsonb(t) AS row FROM "${name}" t`);
    for (const { row } of z.array(z.object({ row: z.record(z.string(), z.unknown()) })).parse(read)) {
      const owner = row['user_id'] ?? row['owner_id'] ?? (name === 'users' ? row['id'] : undefined);
      if (owner !== stranger.userId) rows.push(`${name} ${JSON.stringify(row)}`);
    }
  }
  return rows;
}
