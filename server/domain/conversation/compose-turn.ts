import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import type { NewMessage, TurnPlan } from './begin-turn.ts';
import { composePrompt, type HistoryRow, type PromptFrame } from './compose-prompt.ts';
import { withPictures } from './with-pictures.ts';

type Composing = {
  plan: TurnPlan;
  conversationId: number;
  history: readonly HistoryRow[];
  contextTokens: number;
};

/** The prompt of a turn without files, with what its plan brings. */
export function composeTurn(ctx: Context, composing: Composing): ModelMessage[] | Promise<ModelMessage[]> {
  const { plan, conversationId, history, contextTokens } = composing;
  const { messages: fresh, settings, pictures, recall } = plan;
  const compose = (
    said: { history: readonly HistoryRow[]; fresh: readonly NewMessage[] },
    frame: PromptFrame | undefined,
  ) => composePrompt(said.history, said.fresh, contextTokens, settings.maxTokens, frame);
  if (pictures === undefined && recall === undefined) return compose({ history, fresh }, plan.frame);
  const looking = pictures?.(conversationId) ?? Promise.resolve([]);
  const recalling = recall === undefined ? Promise.resolve(plan.frame) : recalled(ctx, composing, recall);
  return Promise.all([looking, recalling]).then(([found, frame]) =>
    compose(withPictures({ history, fresh }, found), frame),
  );
}

/** An answer without memory is better than none. */
function recalled(
  ctx: Context,
  { plan, conversationId, contextTokens, history }: Composing,
  recall: NonNullable<TurnPlan['recall']>,
): Promise<PromptFrame | undefined> {
  return recall({ conversationId, contextTokens, history }).catch((error: unknown) => {
    ctx.log.warn('turn.recall-failed', { turnId: plan.turnId, reason: reasonOf(error) });
    return plan.frame;
  });
}
