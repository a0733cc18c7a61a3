import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '#server/kernel/context.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { forgetLater } from './forget-events.ts';
import { wakeReaders, type LiveTurn } from './live-turn.ts';
import { closeTurn as closeStatement } from './sql-turn.ts';
import { storedUpToNow } from './turn-writer.ts';
import type { TurnEnd } from './view.ts';

const LONGEST_PAUSE_MS = 5_000;
/** A process that is told to end leaves a turn that it cannot close to the reaper of another. */
const ATTEMPTS_WHEN_ENDING = 5;

/**
 * Stores the whole reply and its outcome, then shows the rest of it and the end. While the database is away it
 * tries again: the reply is paid for. False when another process has closed it, or will.
 */
export async function closeTurn(
  ctx: Context,
  turn: LiveTurn,
  end: Omit<TurnEnd, 'type' | 'seq'>,
): Promise<boolean> {
  await storedUpToNow(ctx, turn);
  const closed = await storeWhole(ctx, turn, end);
  if (closed) for (const one of turn.heard.from(turn.stored.seq)) turn.stored.append(one.kind, one.text);
  const shown = closed ? end : { ...end, status: 'interrupted' as const, failure: null };
  turn.end = { type: 'turn-end', ...shown, seq: turn.stored.seq };
  forgetLater(ctx, turn.id);
  wakeReaders(ctx, turn);
  return closed;
}

/** False when another process has taken this one for dead and closed the turn with what was stored. */
async function storeWhole(
  ctx: Context,
  turn: LiveTurn,
  end: Omit<TurnEnd, 'type' | 'seq'>,
): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    try {
      const rows = await ctx.db.query(closeStatement, [
        turn.id,
        ctx.processId,
        end.status,
        turn.heard.all('text'),
        turn.heard.all('reasoning'),
        end.promptTokens,
        end.completionTokens,
        end.endReason,
        end.failure?.code ?? null,
        end.failure?.message ?? null,
      ]);
      return rows.length > 0 || (attempt > 0 && (await closedByMe(ctx, turn, end)));
    } catch (error) {
      ctx.log.warn('turn.close-failed', {
        turnId: turn.id,
        attempt,
        reason: reasonOf(error),
      });
      if (turn.interrupted && attempt >= ATTEMPTS_WHEN_ENDING) return false;
      await pause(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** attempt));
    }
  }
}

/** Whether an earlier attempt went through although its answer was lost. */
async function closedByMe(
  ctx: Context,
  turn: LiveTurn,
  end: Omit<TurnEnd, 'type' | 'seq'>,
): Promise<boolean> {
  const row = await ctx.db.prisma.turn.findUnique({
    where: { id: turn.id },
    select: { status: true, assistantMessage: { select: { content: true } } },
  });
  return row?.status === end.status && row.assistantMessage.content === turn.heard.all('text');
}
