import type { MessageView } from '#server/domain/conversation/view.ts';

type Made = { id: string; parentId: string | null; createdAt: string; siblings: readonly string[] };

/** A question as it will be stored. */
export function questionRow(made: Made & { content: string }): MessageView {
  return { ...empty, ...made, role: 'user', status: 'complete' };
}

/** The answer that is about to come, watched from its first character. */
export function answerRow(made: Made & { turnId: string; model: string; sandbox: boolean }): MessageView {
  const { turnId, ...rest } = made;
  return { ...empty, ...rest, role: 'assistant', status: 'streaming', live: { turnId, seq: 0 } };
}

const empty = {
  content: '',
  reasoning: '',
  model: null,
  sandbox: false,
  promptTokens: null,
  completionTokens: null,
  endReason: null,
  failure: null,
  live: null,
} as const;
