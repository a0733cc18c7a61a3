import type { Context } from '#server/kernel/context.ts';
import { perDatabase } from '#server/kernel/per-database.ts';

type State = { busy: boolean; failures: number; skip: number };

/** After failures in a row, so many turns at most go by without another try. */
const MOST_SKIPPED = 15;
const MOST_KNOWN = 10_000;

/**
 * Does `work` for a conversation, never twice at once in this process; who pays for it claims it among all processes
 * besides. When it fails, that is thrown, and after a second failure in a row ever more calls do nothing: each try may
 * cost money.
 */
export async function takeTurns(
  ctx: Pick<Context, 'db'>,
  conversationId: number,
  work: () => Promise<void>,
): Promise<void> {
  const states = perDatabase('talks-condensed', ctx.db, () => new Map<number, State>());
  const state = states.get(conversationId) ?? { busy: false, failures: 0, skip: 0 };
  if (state.busy) return;
  if (state.skip > 0) {
    state.skip--;
    return;
  }
  if (states.size >= MOST_KNOWN) states.clear();
  states.set(conversationId, state);
  state.busy = true;
  try {
    await work();
    states.delete(conversationId);
  } catch (error) {
    state.skip = Math.min(MOST_SKIPPED, 2 ** state.failures - 1);
    state.failures++;
    throw error;
  } finally {
    state.busy = false;
  }
}
