import type { Context } from '#server/kernel/context.ts';
import type { MediaProvider } from '#server/kernel/media.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { allowance } from './breaker.ts';
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

/** How often a process that leaves looks for what it may let go of. */
const LOOK_AGAIN_SECONDS = 0.1;
/** Before a claim that found another at work is tried again. */
const CLAIM_AGAIN_SECONDS = 0.02;

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

const PROVIDERS = [
  'fal',
  'runway',
  'recraft',
  'gemini',
  'compatible',
  'sandbox',
] as const satisfies MediaProvider[];

type Entry = { lost: AbortController; run: Run | null; done: Promise<void> };
/** `claiming` while this process asks for more; `again`: somebody rang meanwhile; `leaving`: nothing new begins. */
type Work = { runs: Map<string, Entry>; claiming: Promise<void> | null; again: boolean; leaving: boolean };

/** What this process works on. */
function workOf(ctx: Pick<Context, 'db'>): Work {
  return perDatabase('generation-work', ctx.db, (): Work => {
    return { runs: new Map(), claiming: null, again: false, leaving: false };
  });
}

/** Claims what may begin or go on now, and lets it run; answers as soon as it has begun. One claim at a time. */
export function beginGenerations(ctx: Context): Promise<void> {
  const mine = workOf(ctx);
  mine.again = true;
  mine.claiming ??= claimAll(ctx, mine).finally(() => (mine.claiming = null));
  return mine.claiming;
}

async function claimAll(ctx: Context, mine: Work): Promise<void> {
  while (mine.again && !mine.leaving && !ctx.signal.aborted) {
    mine.again = false;
    await claim(ctx, mine);
  }
}

async function claim(ctx: Context, mine: Work): Promise<void> {
  const { runs } = mine;
  const room = MOST_AT_ONCE - runs.size;
  if (room <= 0) return;
  const claimed = await ctx.db.transaction(async (sql) => {
    const [lock] = await sql.query<{ locked: boolean }>(lockClaims, []);
    if (lock?.locked !== true) return null;
    const values = [room, ctx.processId, ctx.mediaPace.leaseSeconds, MOST_PER_USER] as const;
    const limits = [PROVIDERS, PROVIDERS.map((name) => allowance(ctx, name, LIMITS[name]))] as const;
    return sql.query<{ id: string; epoch: number }>(claimGenerations, [
      ...values,
      ...limits,
      [...runs.keys()],
    ]);
  });
  if (claimed === null) return askSoon(ctx);
  // Told to stop meanwhile: whoever leaves gives the leases back.
  if (!mine.leaving && !ctx.signal.aborted) for (const { id, epoch } of claimed) begin(ctx, runs, id, epoch);
}

/** Another process is at it; it may be slow, and must not make everybody wait with it. */
async function askSoon(ctx: Context): Promise<void> {
  await sleep(CLAIM_AGAIN_SECONDS, ctx.signal);
  workOf(ctx).again = true;
}

function begin(ctx: Context, runs: Work['runs'], id: string, epoch: number): void {
  const lost = new AbortController();
  const entry: Entry = { lost, run: null, done: Promise.resolve() };
  entry.done = work(ctx, id, epoch, entry)
    .catch((error: unknown) => {
      const reason = reasonOf(error);
      ctx.log.error('generation.not-begun', { generationId: id, reason });
    })
    .finally(() => {
      runs.delete(id);
      // A place is free now, for this user's next or for another's.
      if (!ctx.signal.aborted) void beginGenerations(ctx).catch(() => undefined);
    });
  runs.set(id, entry);
}

async function work(ctx: Context, id: string, epoch: number, entry: Entry): Promise<void> {
  const { lost } = entry;
  const cancel = new AbortController();
  const unsubscribe = ctx.bus.subscribe(cancelTopic(id), () => void hearCancel(ctx, id, cancel));
  try {
    const generation = await readGeneration(ctx, id);
    if (generation.cancelRequested) cancel.abort();
    const run: Run = { ctx, generation, epoch, lost, cancel, irreplaceable: false };
    entry.run = run;
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
  const before = [...workOf(ctx).runs];
  if (before.length > 0) {
    const values = [ctx.processId, ctx.mediaPace.leaseSeconds, before.map(([id]) => id)] as const;
    const kept = await ctx.db.query<{ id: string }>(renewLeases, values);
    const mine = new Set(kept.map(({ id }) => id));
    for (const [id, { lost }] of before) if (!mine.has(id)) lost.abort();
  }
  await beginGenerations(ctx);
}

/**
 * Lets go of everything, so that other processes go on with it. What cannot be found again, an answer that is paid for
 * and still on its way, is waited for so long; the rest at once. Nothing new begins from now on.
 */
export async function leaveGenerations(ctx: Context, graceSeconds: number): Promise<void> {
  const mine = workOf(ctx);
  mine.leaving = true;
  const { runs, claiming } = mine;
  await claiming?.catch(() => undefined);
  const until = ctx.clock.now().getTime() + graceSeconds * 1000;
  while (runs.size > 0 && ctx.clock.now().getTime() < until) {
    // Also those that have become so meanwhile: an answer that has been written down is not lost any more.
    for (const { run, lost } of runs.values()) if (run?.irreplaceable !== true) lost.abort();
    const all = Promise.all([...runs.values()].map(({ done }) => done));
    await Promise.race([all, sleep(LOOK_AGAIN_SECONDS)]);
  }
  for (const { lost } of runs.values()) lost.abort();
  await Promise.all([...runs.values()].map(({ done }) => done));
  await ctx.db.query(leaveLeases, [ctx.processId]);
}
