import type { LiveTurn } from './live-turn.ts';
import type { Said } from './said.ts';
import type { TurnEvent } from './view.ts';

/** A turn of this process from `seq` on: what is stored is told at once, whatever comes as soon as it is stored. */
export async function* readLive(turn: LiveTurn, seq: number, signal: AbortSignal): AsyncGenerator<TurnEvent> {
  let wake: (() => void) | undefined;
  signal.addEventListener('abort', () => wake?.(), { once: true });
  yield {
    type: 'turn-start',
    turnId: turn.id,
    messageId: turn.messageId,
    seq: Math.min(seq, turn.stored.seq),
  };
  let position = seq;
  while (!signal.aborted) {
    for (const said of turn.stored.from(position)) {
      const event = toEvent(said);
      position = event.seq;
      yield event;
    }
    if (position < turn.stored.seq) continue;
    if (turn.end !== null) {
      yield turn.end;
      return;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
      turn.waiting.add(resolve);
      if (signal.aborted) resolve();
    });
  }
}

/** `seq` becomes where the reader stands afterwards. */
export function toEvent({ kind, text, seq }: Said): TurnEvent & { type: 'text-delta' | 'reasoning-delta' } {
  return { type: kind === 'text' ? 'text-delta' : 'reasoning-delta', text, seq: seq + text.length };
}
