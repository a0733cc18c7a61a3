import { listMakers, type Makers } from '../catalogue/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { probesOf } from './probes.ts';
import type { Condition, Part, PartStatus } from './view.ts';
import type { Work } from './read-work.ts';

const MIB = 1024 * 1024;
/** Below this the next videos may not fit, and soon the database's own log. */
const LITTLE_DISK = 1024 * MIB;
const NO_DISK = 100 * MIB;

/**
 * How every part is, within two seconds: what can be asked is asked once for all who ask; no provider is called. Where
 * the database is away nobody knows whether anybody works, so that the worker counts as gone.
 */
export async function checkParts(ctx: Context): Promise<Condition> {
  const probes = probesOf(ctx);
  const [latency, reached, disk, work] = await Promise.all([
    probes.database(),
    probes.storage(),
    probes.disk(),
    probes.work(),
  ]);
  const makers = listMakers(ctx);
  const made = (of: Makers) => makersStatus(of, work?.resting ?? []);
  const parts: Record<Part, PartStatus> = {
    database: latency === null ? 'unhealthy' : 'healthy',
    storage: reached === null ? 'unhealthy' : 'healthy',
    disk: diskStatus(disk?.freeBytes ?? 0),
    worker: workerStatus(work),
    // The breaker is that of generations: it knows nothing of a provider's words.
    text: makersStatus(makers.text, []),
    image: made(makers.image),
    video: made(makers.video),
    voice: made(makers.voice),
  };
  const { version } = ctx.machine;
  return {
    status: overall(parts),
    parts,
    sandbox: (['text', 'image', 'video', 'voice'] as const).filter((part) => makers[part].sandbox),
    version,
    uptimeSeconds: Math.floor(ctx.machine.uptimeSeconds()),
    ...ctx.machine.usage(),
  };
}

function overall(parts: Record<Part, PartStatus>): Condition['status'] {
  if (parts.database === 'unhealthy') return 'unhealthy';
  const well = Object.values(parts).every((status) => status === 'healthy' || status === 'not_configured');
  return well ? 'healthy' : 'degraded';
}

function makersStatus({ providers, sandbox }: Makers, resting: readonly string[]): PartStatus {
  if (providers.length === 0) return sandbox ? 'healthy' : 'not_configured';
  return providers.some((provider) => resting.includes(provider)) ? 'degraded' : 'healthy';
}

function workerStatus(work: Work | null): PartStatus {
  if (work === null || work.workers === 0) return 'unhealthy';
  return work.stuck ? 'degraded' : 'healthy';
}

function diskStatus(freeBytes: number): PartStatus {
  if (freeBytes < NO_DISK) return 'unhealthy';
  return freeBytes < LITTLE_DISK ? 'degraded' : 'healthy';
}
