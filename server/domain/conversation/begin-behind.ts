import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { awaitAnswer } from './await-answer.ts';
import { beginTurn, type BegunTurn, type TurnPlan } from './begin-turn.ts';
import type { SessionTurn } from './once-by-key.ts';
import { readLive } from './read-live.ts';

/** What is asked; `parentId` is what it answers to, `null` for the end of the conversation. */
export type BehindPlan = Omit<TurnPlan, 'place'> & { parentId: string | null };

/**
 * Begins a turn in a stored conversation of the asking user. While an answer is being written there, waits for that and
 * asks `plan` anew. Errors as begin-turn's, but `conflict`, and those of await-answer.
 */
export async function beginBehind(
  ctx: Context,
  sessionId: number,
  plan: () => BehindPlan | Promise<BehindPlan>,
): Promise<SessionTurn> {
  for (;;) {
    const { parentId, ...asked } = await plan();
    const where = { sessionId, uuid: null, parentId, atRoot: false };
    const place = { kind: 'stored' as const, behind: true as const, ...where };
    const begun = await beginTurn(ctx, { ...asked, place }).catch((error: unknown) => {
      if (isDomainError(error) && error.code === 'conflict') return null;
      throw error;
    });
    if (begun !== null) return begunOf(ctx, begun);
    // Another question was faster: this one comes after its answer.
    await awaitAnswer(ctx, sessionId, asked.kind ?? 'chat');
  }
}

/** A turn that has just begun, and what it says from its beginning. */
export function begunOf(ctx: Context, { live, conversation, model }: BegunTurn): SessionTurn {
  const { sessionId, model: alias } = conversation;
  const events = readLive(live, 0, ctx.signal);
  const { id, messageId } = live;
  return { id, messageId, sessionId, model: alias, sandbox: model.sandbox, repeated: false, events };
}
