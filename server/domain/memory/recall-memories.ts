import type { Context } from '#server/kernel/context.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { chooseMemories, type Remembered } from './choose-memories.ts';
import { noteBlock } from './note-block.ts';
import type { MemoryPlace } from './remember-said.ts';
import { markUsed, readMemories } from './sql.ts';

const ABOUT = 'whom you talk to';
/** All that may be kept of one persona, and more. */
const MOST_READ = 1_000;

/**
 * What of a persona's memory goes before the answer to `asked`, as notes of `budget` tokens at most: one look-up,
 * whatever there is.
 */
export async function recallMemories(
  ctx: Pick<Context, 'db' | 'clock'>,
  { userId, personaId, scope }: MemoryPlace,
  { asked, budget }: { asked: string; budget: number },
): Promise<{ ids: string[]; text: string | null }> {
  const rows = await ctx.db.query<Remembered>(readMemories, [userId, personaId, scope, MOST_READ]);
  const room = budget - estimateTokens(noteBlock(ABOUT, ''));
  const chosen = chooseMemories(rows, { asked, budget: room, now: ctx.clock.now() });
  const lines = chosen.map(({ text }) => `- ${text}`).join('\n');
  return {
    ids: chosen.map(({ id }) => id),
    text: chosen.length === 0 ? null : noteBlock(ABOUT, lines),
  };
}

/** Notes that these were of use: what is not goes first when there is too much. */
export async function markRecalled(ctx: Pick<Context, 'db'>, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ctx.db.relaxed.query(markUsed, [ids]);
}
