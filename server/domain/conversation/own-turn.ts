import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { isUuid } from '#server/kernel/ids.ts';
import type { EndReason } from '#server/kernel/model.ts';
import { readTurn } from './sql-turn.ts';
import type { TurnEnd, TurnFailure, TurnStatus } from './view.ts';

/** A turn and its reply as stored. */
export type StoredTurn = {
  id: string;
  status: TurnStatus;
  conversation_id: number;
  assistant_message_id: string;
  process_id: string;
  started_at: Date;
  ended_at: Date | null;
  content: string;
  reasoning: string;
  model: string;
  sandbox: boolean;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  end_reason: EndReason | null;
  error_code: TurnFailure['code'] | null;
  error_message: string | null;
};

/** The asking user's turn, or `not_found`. */
export async function ownTurn(ctx: Context, turnId: string): Promise<StoredTurn> {
  const { userId } = requireUser(ctx.actor);
  const [row] = isUuid(turnId) ? await ctx.db.query<StoredTurn>(readTurn, [turnId, userId]) : [];
  if (row === undefined) throw new DomainError('not_found', 'Turn not found');
  return row;
}

/** How an ended turn ended; `null` while it runs. */
export function endOf(turn: StoredTurn): TurnEnd | null {
  if (turn.status === 'running') return null;
  return {
    type: 'turn-end',
    status: turn.status,
    endReason: turn.end_reason,
    promptTokens: turn.prompt_tokens,
    completionTokens: turn.completion_tokens,
    failure: turn.error_code === null ? null : { code: turn.error_code, message: turn.error_message ?? '' },
    seq: turn.reasoning.length + turn.content.length,
  };
}
