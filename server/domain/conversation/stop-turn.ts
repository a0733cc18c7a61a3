import type { Context } from '#server/kernel/context.ts';
import { stopTopic } from './live-turn.ts';
import { endOf, ownTurn } from './own-turn.ts';
import { readStored } from './read-stored.ts';
import { TurnRef } from './schema.ts';
import type { TurnEnd } from './view.ts';

const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 50;
/** Beyond the end of any reply: only the end itself is of interest. */
const PAST_THE_END = 2_000_000_000;

/**
 * Stops a turn wherever it runs and answers with how it ended; a turn that has ended already answers the same.
 * `null` when its process did not confirm within 5 s (it is dead, and the reaper will close the turn).
 */
export async function stopTurn(ctx: Context, input: TurnRef): Promise<TurnEnd | null> {
  const { turnId } = TurnRef.parse(input);
  const turn = await ownTurn(ctx, turnId);
  const ended = endOf(turn);
  if (ended !== null) return ended;
  await ctx.db.prisma.turn.updateMany({
    where: { id: turnId, status: 'running' },
    data: { stopRequestedAt: ctx.clock.now() },
  });
  const signal = AbortSignal.any([ctx.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const rest = readStored({ ...ctx, signal }, turnId, PAST_THE_END, LOOK_EVERY_MS);
  ctx.bus.publish(stopTopic(turnId));
  for await (const event of rest) if (event.type === 'turn-end') return event;
  return null;
}
