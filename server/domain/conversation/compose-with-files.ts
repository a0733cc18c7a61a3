import { type FileContext, readForQuestion } from '../file/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { composePrompt, type HistoryRow, type PromptFrame } from './compose-prompt.ts';

type Asking = {
  conversationId: number;
  history: readonly HistoryRow[];
  fresh: readonly ModelMessage[];
  maxTokens: number | undefined;
};

/** How many questions before the last one say what it is about. */
const QUESTIONS_BEFORE = 2;

/** The prompt with what the conversation's files say to the question. */
export async function composeWithFiles(
  ctx: Context,
  { conversationId, history, fresh, maxTokens }: Asking,
  contextTokens: number,
): Promise<ModelMessage[]> {
  const questions = [...history, ...fresh]
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content);
  const before = questions.slice(-1 - QUESTIONS_BEFORE, -1).join('\n');
  const question = { conversationId, contextTokens, asked: questions.at(-1) ?? '', before };
  const read = await readForQuestion(ctx, question);
  return composePrompt(history, fresh, contextTokens, maxTokens, read === null ? undefined : frameOf(read));
}

/** Files speak with the voice of a user: what stands in them has no more authority. */
function frameOf({ instructions, whole, passages }: FileContext): PromptFrame {
  const texts = (text: string | null): ModelMessage[] =>
    text === null ? [] : [{ role: 'user', content: text }];
  return { before: [{ role: 'system', content: instructions }, ...texts(whole)], beside: texts(passages) };
}
