import type { ModelMessage } from '#server/kernel/model.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { MessageStatus } from './view.ts';

export type HistoryRow = { role: ModelMessage['role']; status: MessageStatus; content: string };

/** Room left for the answer where the caller does not say how long it may become. */
const ANSWER_TOKENS = 1024;

/**
 * The prompt: system messages first and always, then as much of the conversation as the model's context
 * holds, trimmed from the oldest; the new messages are never trimmed.
 */
export function composePrompt(
  history: readonly HistoryRow[],
  fresh: readonly ModelMessage[],
  contextTokens: number,
  maxTokens: number | undefined,
): ModelMessage[] {
  // An answer that never got a word is nothing to a model, and providers refuse empty messages.
  const said = history.filter((row) => row.content !== '').map(({ role, content }) => ({ role, content }));
  const system = said.filter((message) => message.role === 'system');
  const talk = said.filter((message) => message.role !== 'system');
  const answerTokens = Math.min(maxTokens ?? ANSWER_TOKENS, contextTokens / 2);
  let room = contextTokens - answerTokens - cost(system) - cost(fresh);
  let first = talk.length;
  for (let index = talk.length - 1; index >= 0; index--) {
    const message = talk[index];
    if (message === undefined) break;
    room -= estimateTokens(message.content);
    // Where another answer is asked for, the question itself is the last of the history.
    const isQuestion = fresh.length === 0 && index === talk.length - 1;
    if (room < 0 && !isQuestion) break;
    first = index;
  }
  return [...system, ...talk.slice(first), ...fresh.map(({ role, content }) => ({ role, content }))];
}

function cost(messages: readonly ModelMessage[]): number {
  return messages.reduce((sum, message) => sum + estimateTokens(message.content), 0);
}
