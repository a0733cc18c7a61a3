import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Fact } from './extract-facts.ts';
import { forgetOldest, keepFacts } from './sql.ts';

/** Whose memory, and where it counts: see Memory.scope. */
export type MemoryPlace = { userId: number; personaId: string; scope: number };

/** So much is remembered besides what is pinned or written by hand. */
const MOST_KEPT = 300;

/** Keeps what was said in a message that is still there. */
export async function rememberSaid(
  ctx: Pick<Context, 'db'>,
  { userId, personaId, scope }: MemoryPlace,
  { messageId, facts }: { messageId: string; facts: readonly Fact[] },
): Promise<void> {
  if (facts.length === 0) return;
  const kept = await ctx.db.query(keepFacts, [
    userId,
    personaId,
    scope,
    messageId,
    facts.map(() => newId()),
    facts.map(({ kind }) => kind),
    facts.map(({ topic }) => topic),
    facts.map(({ text }) => text),
  ]);
  if (kept.length > 0) await ctx.db.query(forgetOldest, [userId, personaId, scope, MOST_KEPT]);
}
