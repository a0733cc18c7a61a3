import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { liveTurnsOf } from './live-turn.ts';
import { readLive } from './read-live.ts';
import { readStored } from './read-stored.ts';
import { ownTurn } from './own-turn.ts';
import { WatchTurnInput } from './schema.ts';
import type { TurnEvent } from './view.ts';

/** Beyond the end of any reply: only the end itself is of interest. */
export const PAST_THE_END = 999_999_999;

/**
 * What a turn says after `lastEventId`, to its end: from memory when this process runs it, else from the log.
 * Ends without `turn-end` only when `ctx.signal` fires. `not_found` for a turn that is not the user's.
 */
export async function watchTurn(ctx: Context, input: WatchTurnInput): Promise<AsyncIterable<TurnEvent>> {
  const { turnId, lastEventId } = WatchTurnInput.parse(input);
  const user = requireUser(ctx.actor);
  const seq = Number(lastEventId ?? 0);
  const live = liveTurnsOf(ctx).get(turnId);
  if (live?.userId === user.userId) return readLive(live, seq, ctx.signal);
  await ownTurn(ctx, turnId);
  return readStored(ctx, turnId, seq);
}
