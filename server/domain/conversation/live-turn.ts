import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';
import { SaidLog } from './said.ts';
import type { TurnEnd } from './view.ts';

/** A turn that this process is running, or ran a moment ago. */
export type LiveTurn = {
  id: string;
  userId: number;
  messageId: string;
  /** Fires when the turn is to stop; closes the provider's connection. */
  abort: AbortController;
  /** Stored, and therefore shown: a reader never sees a word that a crash could take back. */
  stored: SaidLog;
  /** Heard from the model, about to be stored. */
  heard: SaidLog;
  end: TurnEnd | null;
  /** Readers waiting for more. */
  waiting: Set<() => void>;
  /** True once a reader of another process asked: flushes are then announced on the bus. */
  watchedElsewhere: boolean;
  /** True when the turn was closed by another process, which took this one for dead. */
  lost: boolean;
  /** True when the abort comes from this process's own shutdown, not from a person. */
  interrupted: boolean;
};

type LiveTurns = Map<string, LiveTurn>;

/** The turns of this process. */
export function liveTurnsOf(ctx: Pick<Context, 'db'>): LiveTurns {
  return perDatabase('live-turns', ctx.db, (): LiveTurns => new Map());
}

export function makeLiveTurn(ids: Pick<LiveTurn, 'id' | 'userId' | 'messageId'>): LiveTurn {
  return {
    ...ids,
    abort: new AbortController(),
    stored: new SaidLog(),
    heard: new SaidLog(),
    end: null,
    waiting: new Set(),
    watchedElsewhere: false,
    lost: false,
    interrupted: false,
  };
}

/** Lets every waiting reader look again. */
export function wakeReaders(ctx: Pick<Context, 'bus'>, turn: LiveTurn): void {
  const waiting = [...turn.waiting];
  turn.waiting.clear();
  for (const wake of waiting) wake();
  if (turn.watchedElsewhere) ctx.bus.publish(turnTopic(turn.id));
}

/** Woken when a turn watched from elsewhere has more to read. */
export const turnTopic = (turnId: string): string => `turn:${turnId}`;
/** Woken when a reader of another process begins to watch. */
export const watchedTopic = (turnId: string): string => `turn-watched:${turnId}`;
/** Woken when somebody wants the turn to stop. */
export const stopTopic = (turnId: string): string => `turn-stop:${turnId}`;
