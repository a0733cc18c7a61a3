import type { Context } from '#server/kernel/context.ts';
import { ownConversation } from './own-conversation.ts';
import { readSummary } from './read-summary.ts';
import { ConversationRef } from './schema.ts';
import { titleTopic } from './title-conversation.ts';
import type { ConversationSummary } from './view.ts';

const PATIENCE_MS = 10_000;

/** Answers as soon as a conversation has a better title than its question, or after 10 s with what it has. */
export async function awaitTitle(ctx: Context, input: ConversationRef): Promise<ConversationSummary> {
  const { conversationId } = ConversationRef.parse(input);
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  // Listening begins before the look, so that a title given in between is not missed.
  const unsubscribe = ctx.bus.subscribe(titleTopic(conversationId), wake);
  const timer = setTimeout(wake, PATIENCE_MS);
  ctx.signal.addEventListener('abort', wake, { once: true });
  try {
    const { titleSource } = await ownConversation(ctx, conversationId);
    if (titleSource === 'question') await woken;
    return await readSummary(ctx, conversationId);
  } finally {
    clearTimeout(timer);
    unsubscribe();
  }
}
