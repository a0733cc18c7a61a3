import type { Making } from './start-making.ts';

/**
 * Makes the database look as it will in some hours: leases of other processes have run out, what rests may go on, and
 * fal has listed every request whose answer was lost.
 */
export async function letTimePass({ app, ctx }: Pick<Making, 'app' | 'ctx'>): Promise<void> {
  const { generation, generationAttempt } = ctx.db.prisma;
  const minutesAgo = new Date(Date.now() - 60_000);
  await generation.updateMany({
    where: { leaseOwner: { not: app.ports.processId }, leaseUntil: { not: null } },
    data: { leaseUntil: minutesAgo },
  });
  await generation.updateMany({ where: { endedAt: null }, data: { nextRunAt: minutesAgo } });
  const hoursAgo = new Date(Date.now() - 3 * 3_600_000);
  await generationAttempt.updateMany({
    where: { outcome: { in: ['open', 'unknown'] } },
    data: { submittedAt: hoursAgo },
  });
}
