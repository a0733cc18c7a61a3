import type { Context } from '#server/kernel/context.ts';
import { endOf, ownTurn } from './own-turn.ts';
import { TurnRef } from './schema.ts';
import { readEvents } from './sql-turn.ts';
import type { Said } from './said.ts';
import type { TurnEnd, TurnStatus } from './view.ts';

export type TurnReport = {
  id: string;
  sessionId: number;
  messageId: string;
  status: TurnStatus;
  model: string;
  sandbox: boolean;
  /** What has been said so far. */
  content: string;
  end: TurnEnd | null;
  startedAt: Date;
  endedAt: Date | null;
};

/** A turn as it stands now, or `not_found`. */
export async function getTurn(ctx: Context, input: TurnRef): Promise<TurnReport> {
  const row = await ownTurn(ctx, TurnRef.parse(input).turnId);
  const end = endOf(row);
  return {
    id: row.id,
    sessionId: row.conversation_id,
    messageId: row.assistant_message_id,
    status: row.status,
    model: row.model,
    sandbox: row.sandbox,
    content: end === null ? await saidSoFar(ctx, row.id) : row.content,
    end,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

async function saidSoFar(ctx: Context, turnId: string): Promise<string> {
  const said = await ctx.db.query<Said>(readEvents, [turnId, 0]);
  return said
    .filter((one) => one.kind === 'text')
    .map((one) => one.text)
    .join('');
}
