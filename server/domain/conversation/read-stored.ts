import type { Context } from '#server/kernel/context.ts';
import { turnTopic, watchedTopic } from './live-turn.ts';
import { endOf, ownTurn } from './own-turn.ts';
import { toEvent } from './read-live.ts';
import { cutBefore, type Said } from './said.ts';
import { readEvents } from './sql-turn.ts';
import type { TurnEvent } from './view.ts';

/** How long a reader trusts the bus before it looks for itself: little at first, until it was rung for. */
const PATIENCE_MS = 1_000;
const FIRST_PATIENCE_MS = 50;

/** A turn that another process runs, or that has ended: read from its log and, once it ended, from its message. */
export async function* readStored(
  ctx: Context,
  turnId: string,
  seq: number,
  patienceMs = PATIENCE_MS,
): AsyncGenerator<TurnEvent> {
  const bell = createBell(ctx.signal);
  // Listening begins before the first look, so that nothing falls between.
  const unsubscribe = ctx.bus.subscribe(turnTopic(turnId), bell.ring);
  try {
    let position = seq;
    let started = false;
    // Whether the process that runs the turn knows that somebody here listens.
    let rings = false;
    let patience = Math.min(FIRST_PATIENCE_MS, patienceMs);
    while (!ctx.signal.aborted) {
      const turn = await ownTurn(ctx, turnId);
      const end = endOf(turn);
      const said =
        end === null ? await readLog(ctx, turnId, position) : cutBefore(wholeReply(turn), position);
      if (end === null && !rings) ctx.bus.publish(watchedTopic(turnId));
      if (!started) yield { type: 'turn-start', turnId, messageId: turn.assistant_message_id, seq: position };
      started = true;
      for (const one of said) {
        const event = toEvent(one);
        position = event.seq;
        yield event;
      }
      if (end !== null) {
        yield end;
        return;
      }
      rings = await bell.wait(patience);
      patience = rings ? patienceMs : Math.min(2 * patience, patienceMs);
    }
  } finally {
    unsubscribe();
  }
}

async function readLog(ctx: Context, turnId: string, seq: number): Promise<Said[]> {
  return cutBefore(await ctx.db.query<Said>(readEvents, [turnId, seq]), seq);
}

/** In a finished reply positions count the reasoning first, then the text. */
function wholeReply(turn: { reasoning: string; content: string }): Said[] {
  return [
    { seq: 0, kind: 'reasoning', text: turn.reasoning },
    { seq: turn.reasoning.length, kind: 'text', text: turn.content },
  ];
}

/** Remembers a ring that came while nobody waited. */
function createBell(signal: AbortSignal) {
  let rung = false;
  let wake: (() => void) | undefined;
  const ring = () => {
    rung = true;
    wake?.();
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    /** True for a ring, false when `ms` have passed without one. */
    async wait(ms: number): Promise<boolean> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const wasRung = rung;
      rung = false;
      return wasRung;
    },
  };
}
