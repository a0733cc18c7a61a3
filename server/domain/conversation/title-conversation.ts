import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage, ModelRoute } from '#server/kernel/model.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { changeTitle } from './change-title.ts';
import type { LiveTurn } from './live-turn.ts';
import { questionTitle, shorten } from './question-title.ts';

const EXCERPT = 2_000;
const TITLE_TOKENS = 24;
const DEADLINE_MS = 30_000;

/**
 * Names a new conversation after its first answer, by the model that gave it. A title that somebody typed
 * meanwhile stays; without a usable name, and after the sandbox, which has nothing better to say, the question's
 * first line stays.
 */
export async function titleAfter(
  ctx: Context,
  turn: LiveTurn,
  conversation: { id: number; uuid: string },
  route: ModelRoute,
  asked: readonly ModelMessage[],
): Promise<void> {
  if (turn.end?.status !== 'complete') return;
  try {
    const named =
      route.provider === 'sandbox' ? {} : await nameIt(ctx, route, asked, turn.stored.all('text'));
    if (named === null) return;
    const change = { id: conversation.id, ...named, source: 'generated' as const };
    const changed = await changeTitle(ctx, change, { titleSource: 'question' });
    if (changed) ctx.bus.publish(titleTopic(conversation.uuid));
  } catch (error) {
    ctx.log.info('conversation.title-failed', { reason: reasonOf(error) });
  }
}

/** Gives a conversation that nobody has named its first question's title; says which it has now. */
export async function titleByQuestion(
  ctx: Context,
  { id, title, title_source: source }: { id: number; title: string; title_source: string },
  asked: readonly ModelMessage[],
): Promise<string> {
  if (source !== 'question') return title;
  const first = questionTitle(asked);
  const change = { id, title: first, source: 'question' as const };
  const changed = await changeTitle(ctx, change, { titleSource: 'question' }).catch(() => {
    // The turn runs: it is not refused for its conversation's name.
    ctx.log.info('conversation.title-failed', { reason: 'unreachable' });
    return false;
  });
  return changed ? first : title;
}

/** Woken when a conversation's title changed by itself. */
export const titleTopic = (uuid: string): string => `title:${uuid}`;

async function nameIt(
  ctx: Context,
  route: ModelRoute,
  asked: readonly ModelMessage[],
  answer: string,
): Promise<{ title: string } | null> {
  const question = asked.findLast((message) => message.role === 'user')?.content ?? '';
  const task =
    'Name the conversation above: at most six words, in its own language, no quotes, no full stop.';
  const messages: ModelMessage[] = [
    { role: 'system', content: 'You name conversations.' },
    {
      role: 'user',
      content: `${question.slice(0, EXCERPT)}\n\n---\n\n${answer.slice(0, EXCERPT)}\n\n---\n\n${task}`,
    },
  ];
  const signal = AbortSignal.timeout(DEADLINE_MS);
  let title = '';
  for await (const event of ctx.textModels.stream({
    route,
    messages,
    maxTokens: TITLE_TOKENS,
    pace: 'fast',
    signal,
  })) {
    if (event.type === 'text-delta') title += event.text;
    if (estimateTokens(title) > TITLE_TOKENS * 4) break;
  }
  const shortened = shorten(title.replaceAll(/["'“”«»*#\0]/g, ' ').replace(/[.\s]+$/, ''));
  return shortened === '' ? null : { title: shortened };
}
