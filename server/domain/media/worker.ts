import type { Context } from '#server/kernel/context.ts';
import type { MediaProvider } from '#server/kernel/media.ts';
import type { Database } from '#server/kernel/ports.ts';
import { singleton } from '#server/kernel/singleton.ts';
import { sleep } from './pause.ts';
import { readGeneration } from './read-generation.ts';
import type { Run } from './run.ts';
import { claimGenerations, leaveLeases, lockClaims, renewLeases } from './sql.ts';
import { cancelTopic } from './topics.ts';
import { workOn } from './work-on.ts';

/** More wait in line at once for nobody: each is little more than a timer between looks at its provider. */
const MOST_AT_ONCE = 64;
/** How many of one user's run at the same time; the others queue. */
const MOST_PER_USER = 4;

/** How many run at a provider at the same time, over all processes. */
const LIMITS: Record<MediaProvider, number> = {
  fal: 20,
  runway: 10,
  recraft: 10,
  gemini: 10,
  compatible: 4,
  // Painting is this machine's own work: a film has a queue of one besides.
  sandbox: 4,
};

type Runs = Map<string, { lost: AbortController; run: Run | null; done: Promise<void> }>;

/** What this process works on; kept by database, so that tests can run several processes in one. */
function runsOf(ctx: Pick<Context, 'db'>): Runs {
  const perDatabase = singleton('generation-runs', () => new WeakMap<Database, Runs>());
  const found = perDatabase.get(ctx.db);
  if (found !== undefined) return found;
  const made: Runs = new Map();
  perDatabase.set(ctx.db, made);
  return made;
}

/** Claims what may begin or go on now, and lets it run; answers as soon as it has begun. */
export async function beginGenerations(ctx: Context): Promise<void> {
  const runs = runsOf(ctx);
  const room = MOST_AT_ONCE - runs.size;
  if (room <= 0 || ctx.signal.aborted) return;
  const providers = Object.keys(LIMITS);
  const claimed = await ctx.db.transaction(async (sql) => {
    await sql.query(lockClaims, []);
    const values = [room, ctx.processId, ctx.mediaPace.leaseSeconds, MOST_PER_USER] as const;
    return sql.query<{ id: string; epoch: number }>(claimGenerations, [
      ...values,
      providers,
      Object.values(LIMITS),
    ]);
  });
  for (const { id, epoch } of claimed) begin(ctx, runs, id, epoch);
}

function begin(ctx: Context, runs: Runs, id: string, epoch: number): void {
  const lost = new AbortController();
  const done = work(ctx, id, epoch, lost)
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : 'unknown';
      ctx.log.error('generation.not-begun', { generationId: id, reason });
    })
    .finally(() => {
      runs.delete(id);
      // A place is free now, for this user's next or for another's.
      if (!ctx.signal.aborted) void beginGenerations(ctx).catch(() => undefined);
    });
  runs.set(id, { lost, run: null, done });
}

async function work(ctx: Context, id: string, epoch: number, lost: AbortController): Promise<void> {
  const cancel = new AbortController();
  const unsubscribe = ctx.bus.subscribe(cancelTopic(id), () => void hearCancel(ctx, id, cancel));
  try {
    const generation = await readGeneration(ctx, id);
    if (generation.cancelRequested) cancel.abort();
    const run: Run = { ctx, generation, epoch, lost, cancel, irreplaceable: false };
    const entry = runsOf(ctx).get(id);
    if (entry !== undefined) entry.run = run;
    await workOn(run);
  } finally {
    unsubscribe();
  }
}

/** A bell says no more than "look": after a lost connection the bus rings every one. */
async function hearCancel(ctx: Context, id: string, cancel: AbortController): Promise<void> {
  const where = { id, cancelRequestedAt: { not: null } };
  // What cannot be read now is read when the run is claimed again, or its job has ended anyway.
  const asked = await ctx.db.prisma.generation.count({ where }).catch(() => 0);
  if (asked > 0) cancel.abort();
}

/** One round: leases are renewed, runs whose lease was lost stop, and what nobody rang for is found. */
export async function tendGenerations(ctx: Context): Promise<void> {
  const runs = runsOf(ctx);
  const ids = [...runs.keys()];
  if (ids.length > 0) {
    const values = [ctx.processId, ctx.mediaPace.leaseSeconds, ids] as const;
    const kept = await ctx.db.query<{ id: string }>(renewLeases, values);
    const mine = new Set(kept.map(({ id }) => id));
    for (const id of ids) if (!mine.has(id)) runs.get(id)?.lost.abort();
  }
  await beginGenerations(ctx);
}

/**
 * Lets go of everything, so that other processes go on with it. What cannot be found again, an answer that is paid for
 * and still on its way, is waited for so long; the rest at once.
 */
export async function leaveGenerations(ctx: Context, graceSeconds: number): Promise<void> {
  const runs = runsOf(ctx);
  for (const { run, lost } of runs.values()) if (run?.irreplaceable !== true) lost.abort();
  const all = () => Promise.all([...runs.values()].map(({ done }) => done));
  const patience = new AbortController();
  await Promise.race([all(), sleep(graceSeconds, patience.signal)]);
  patience.abort();
  for (const { lost } of runs.values()) lost.abort();
  await all();
  await ctx.db.query(leaveLeases, [ctx.processId]);
}
