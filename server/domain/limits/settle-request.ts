import type { UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { nameOf, requestsHere } from './requests-here.ts';
import type { KeptAnswer } from './schema.ts';
import { freeKey, keepAnswer } from './sql.ts';

/**
 * Ends what `claimRequest` gave to run: the answer is repeated to whoever sends the same again; with `null` the next
 * one runs. Nothing is stored where this process was taken for dead and another one runs the request.
 */
export async function settleRequest(
  ctx: Context,
  { userId }: UserActor,
  key: string,
  answer: KeptAnswer | null,
): Promise<void> {
  try {
    const mine = [userId, key, ctx.processId];
    if (answer === null) await ctx.db.query(freeKey, mine);
    else {
      const { status, headers, body } = answer;
      await ctx.db.query(keepAnswer, [...mine, status, JSON.stringify(headers), body]);
    }
  } finally {
    requestsHere(ctx.db).delete(nameOf(userId, key));
  }
}
