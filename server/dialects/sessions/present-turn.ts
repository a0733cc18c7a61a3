import type { TurnReport } from '#server/domain/conversation/index.ts';

export function presentTurn(turn: TurnReport) {
  const { end } = turn;
  const counted = end !== null && end.promptTokens !== null && end.completionTokens !== null;
  return {
    turn_id: turn.id,
    session_id: turn.sessionId,
    message_id: turn.messageId,
    status: turn.status,
    model: turn.model,
    message: { role: 'assistant' as const, content: turn.content },
    usage: counted
      ? { prompt_tokens: end.promptTokens ?? 0, completion_tokens: end.completionTokens ?? 0 }
      : null,
    error: end?.failure?.message ?? null,
    created_at: turn.startedAt.toISOString(),
    ended_at: turn.endedAt?.toISOString() ?? null,
  };
}
