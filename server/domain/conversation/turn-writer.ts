import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '#server/kernel/context.ts';
import type { Database } from '#server/kernel/ports.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { liveTurnsOf, wakeReaders, type LiveTurn } from './live-turn.ts';
import type { Said } from './said.ts';
import { appendEvents } from './sql-turn.ts';

/** Up to this many running turns, words are stored as soon as the last store has finished. */
const TURNS_WITHOUT_WINDOW = 24;
const LONGEST_WINDOW_MS = 40;
const LONGEST_PAUSE_MS = 1_000;

/** `storing` is the statement under way; `busy` while a loop looks after `dirty`. */
type Writer = { dirty: Set<LiveTurn>; busy: boolean; storing: Promise<boolean> | null };
type WriterContext = Pick<Context, 'db' | 'bus' | 'processId' | 'log'>;

/**
 * Says that `turn.heard` has grown. All turns of the process share one statement at a time: what arrives
 * while it runs goes with the next one, so the cost follows the load by itself.
 */
export function storeSoon(ctx: WriterContext, turn: LiveTurn): void {
  const writer = writerOf(ctx.db);
  writer.dirty.add(turn);
  if (writer.busy) return;
  writer.busy = true;
  void write(ctx, writer);
}

/** Resolves when no statement that could still store words of `turn` is under way, and none will follow. */
export async function storedUpToNow(ctx: WriterContext, turn: LiveTurn): Promise<void> {
  const writer = writerOf(ctx.db);
  writer.dirty.delete(turn);
  await writer.storing;
  // One that failed has put it back.
  writer.dirty.delete(turn);
}

async function write(ctx: WriterContext, writer: Writer): Promise<void> {
  let failures = 0;
  while (writer.dirty.size > 0) {
    await window(liveTurnsOf(ctx).size);
    const turns = [...writer.dirty];
    writer.dirty.clear();
    writer.storing = tryToStore(ctx, writer, turns);
    failures = (await writer.storing) ? 0 : failures + 1;
    if (failures > 0) await pause(Math.min(LONGEST_PAUSE_MS, 25 * 2 ** failures));
  }
  // In the same step as the last look at `dirty`: what comes later starts a loop of its own.
  writer.busy = false;
}

/** False where the database did not take the words: they stay in `heard`, and their turns are dirty again. */
async function tryToStore(ctx: WriterContext, writer: Writer, turns: readonly LiveTurn[]): Promise<boolean> {
  try {
    await store(ctx, turns);
    return true;
  } catch (error) {
    ctx.log.warn('turns.store-failed', { reason: reasonOf(error) });
    for (const turn of turns) writer.dirty.add(turn);
    return false;
  }
}

/** One turn of the event loop, in which everything that came with the same packet is heard; longer under load. */
function window(liveTurns: number): Promise<void> {
  if (liveTurns <= TURNS_WITHOUT_WINDOW) return new Promise((resolve) => setImmediate(resolve));
  const ms = Math.min(LONGEST_WINDOW_MS, liveTurns / 4);
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function store(ctx: WriterContext, turns: readonly LiveTurn[]): Promise<void> {
  const batch = turns.map((turn) => ({ turn, said: turn.heard.from(turn.stored.seq) }));
  const rows = batch.flatMap(({ turn, said }) => said.map((one) => ({ turnId: turn.id, ...one })));
  if (rows.length === 0) return;
  const mine = await ctx.db.relaxed.query<{ turn_id: string }>(appendEvents, [
    rows.map((row) => row.turnId),
    rows.map((row) => row.seq),
    rows.map((row) => row.kind),
    rows.map((row) => row.text),
    ctx.processId,
  ]);
  const written = new Set(mine.map((row) => row.turn_id));
  for (const { turn, said } of batch) {
    if (said.length === 0) continue;
    if (written.has(turn.id)) show(ctx, turn, said);
    else lose(turn);
  }
}

function show(ctx: WriterContext, turn: LiveTurn, said: readonly Said[]): void {
  for (const one of said) turn.stored.append(one.kind, one.text);
  wakeReaders(ctx, turn);
}

function lose(turn: LiveTurn): void {
  turn.lost = true;
  turn.abort.abort();
}

function writerOf(db: Database): Writer {
  return perDatabase('turn-writers', db, (): Writer => ({ dirty: new Set(), busy: false, storing: null }));
}
