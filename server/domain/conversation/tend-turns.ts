import { endOfAftermath, leave } from './aftermath.ts';
import type { Context } from '#server/kernel/context.ts';
import { SILENT_SECONDS } from '#server/kernel/process-life.ts';
import { forgetEvents, forgetLater } from './forget-events.ts';
import { liveTurnsOf, turnTopic, type LiveTurn } from './live-turn.ts';
import { countEnded } from './measure-turn.ts';
import { beat, interruptDead, keepSaid } from './sql-turn.ts';

/** How often a process says that it lives. Five beats must be missed before it counts as dead. */
export const BEAT_EVERY_MS = 2_000;

/** One round: this process lives, dead ones' turns are closed, stops that the bus lost are carried out. */
export async function tendTurns(ctx: Context): Promise<void> {
  const [row] = await ctx.db.query<{ steady: boolean | null }>(beat, [ctx.processId, SILENT_SECONDS]);
  // Whoever was away itself gives the others a round to come back: it may have been the database that was away.
  const dead = row?.steady === true ? await reapTurns(ctx) : [];
  for (const id of dead) {
    ctx.log.warn('turn.interrupted', { turnId: id });
    forgetLater(ctx, id);
    ctx.bus.publish(turnTopic(id));
  }
  await stopRequested(ctx);
  await forgetEvents(ctx);
}

/** Who was answering; a reply from before models were stored with it names nobody. */
type Interrupted = { alias: string | null; sandbox: boolean };

/**
 * Closes the turns of silent processes with all the text that was ever shown. Two statements: the second sees
 * what was stored until the first shut the door to a process that was only slow.
 */
async function reapTurns(ctx: Context): Promise<string[]> {
  const reaped = await ctx.db.transaction(async (sql) => {
    const running = [...liveTurnsOf(ctx).keys()];
    const dead = await sql.query<{ id: string }>(interruptDead, [SILENT_SECONDS, ctx.processId, running]);
    const ids = dead.map((turn) => turn.id);
    const models = ids.length > 0 ? await sql.query<Interrupted>(keepSaid, [ids]) : [];
    return { ids, models };
  });
  for (const { alias, sandbox } of reaped.models)
    countEnded(ctx.metrics, { alias: alias ?? '', sandbox }, 'interrupted');
  return reaped.ids;
}

async function stopRequested(ctx: Context): Promise<void> {
  const live = liveTurnsOf(ctx);
  if (live.size === 0) return;
  const where = { processId: ctx.processId, status: 'running' as const, stopRequestedAt: { not: null } };
  const asked = await ctx.db.prisma.turn.findMany({ where, select: { id: true } });
  for (const { id } of asked) live.get(id)?.abort.abort();
}

/**
 * For a process that is to end. Fulfilled when no turn of it runs any more, whether anybody reads it or not, and what follows
 * on them is done, but for what can be done after a later turn: that is given up at once.
 */
export async function endOfTurns(ctx: Pick<Context, 'db'>): Promise<void> {
  leave(ctx);
  // A turn that begins meanwhile is added to the same map, and visited too.
  for (const turn of liveTurnsOf(ctx).values()) await endOf(turn);
  await endOfAftermath(ctx);
}

async function endOf(turn: LiveTurn): Promise<void> {
  while (turn.end === null) await new Promise<void>((resolve) => turn.waiting.add(resolve));
}

/** Closes this process's turns as interrupted, text kept, and takes its name off the list of the living. */
export async function interruptTurns(ctx: Context): Promise<void> {
  const turns = [...liveTurnsOf(ctx).values()];
  await Promise.all(
    turns.map(async (turn) => {
      turn.interrupted = true;
      turn.abort.abort();
      await endOf(turn);
    }),
  );
  await ctx.db.prisma.process.deleteMany({ where: { id: ctx.processId } });
}
