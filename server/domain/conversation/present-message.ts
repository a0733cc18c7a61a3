import type { EndReason } from '#server/kernel/model.ts';
import type { MessageView, TurnFailure } from './view.ts';

/** A row of read-path. */
export type PathRow = {
  id: string;
  parent_id: string | null;
  depth: number;
  role: MessageView['role'];
  status: MessageView['status'];
  content: string;
  reasoning: string;
  model: string | null;
  sandbox: boolean;
  prompt_tokens: number | null;
  completion_tokens: number | null;
  end_reason: EndReason | null;
  error_code: TurnFailure['code'] | null;
  error_message: string | null;
  created_at: Date;
  siblings: string[];
  turn_id: string | null;
  said: string | null;
  thought: string | null;
};

export function presentMessage(row: PathRow): MessageView {
  const content = row.said ?? row.content;
  const reasoning = row.thought ?? row.reasoning;
  return {
    id: row.id,
    parentId: row.parent_id,
    role: row.role,
    status: row.status,
    content,
    reasoning,
    model: row.model,
    sandbox: row.sandbox,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    endReason: row.end_reason,
    failure: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    createdAt: row.created_at.toISOString(),
    siblings: row.siblings,
    live: row.turn_id === null ? null : { turnId: row.turn_id, seq: reasoning.length + content.length },
  };
}
