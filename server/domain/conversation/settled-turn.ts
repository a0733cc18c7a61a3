import type { ResolvedModel } from '../catalogue/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { leaving } from './aftermath.ts';
import type { HistoryRow } from './compose-prompt.ts';
import type { LiveTurn } from './live-turn.ts';
import type { TurnEnd } from './view.ts';

/** A turn that has ended, with the path down to its answer. */
export type SettledTurn = {
  conversationId: number;
  answerId: string;
  status: TurnEnd['status'];
  model: ResolvedModel;
  path: readonly HistoryRow[];
  /** Aborted when the process is to end. */
  leaving: AbortSignal;
};

/** A live turn that has ended, below this path. */
export function settledTurn(
  ctx: Pick<Context, 'db'>,
  live: LiveTurn,
  conversationId: number,
  model: ResolvedModel,
  path: readonly HistoryRow[],
): SettledTurn {
  const answer = { role: 'assistant' as const, content: live.stored.all('text') };
  return {
    conversationId,
    answerId: live.messageId,
    status: live.end?.status ?? 'interrupted',
    model,
    path: [...path, ...rowsBelow(path, [answer])],
    leaving: leaving(ctx),
  };
}

/** New messages as they stand below what was said. */
export function rowsBelow(history: readonly HistoryRow[], messages: readonly ModelMessage[]): HistoryRow[] {
  const above = history.at(-1)?.depth ?? -1;
  return messages.map(({ role, content }, index) => {
    return { depth: above + 1 + index, role, status: 'complete', content };
  });
}
