import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { beginTurn } from './begin-turn.ts';
import { AskInput } from './schema.ts';
import { readSummary } from './read-summary.ts';
import type { ConversationSummary } from './view.ts';

export type TurnStarted = { conversation: ConversationSummary; turnId: string; assistantMessageId: string };

/**
 * Puts a person's question and begins the answer; makes the conversation if its id is new. Sending the same
 * turn again changes nothing and answers as before. Errors: `not_found` for a foreign or unknown parent,
 * `conflict` for an id that is in other use or an answer that is still being written, `invalid_input` for an unknown model.
 */
export async function ask(ctx: Context, input: AskInput): Promise<TurnStarted> {
  const { conversationId, turnId, userMessage, assistantMessageId, parentId, model, settings } =
    AskInput.parse(input);
  const plan = {
    turnId,
    assistantMessageId,
    messages: [{ ...userMessage, role: 'user' as const }],
    model,
    settings,
  };
  return repeatable(ctx, turnId, async () => {
    const place = {
      kind: 'stored' as const,
      sessionId: null,
      uuid: conversationId,
      parentId,
      atRoot: parentId === null,
    };
    const stored = await beginTurn(ctx, { ...plan, place }).catch((error: unknown) => {
      // Only a first question may name a conversation that does not exist yet.
      if (isDomainError(error) && error.code === 'not_found' && parentId === null) return null;
      throw error;
    });
    const begun = stored ?? (await beginTurn(ctx, { ...plan, place: { kind: 'new', uuid: conversationId } }));
    return { conversation: begun.conversation, turnId, assistantMessageId };
  });
}

/** Runs `begin`; when its ids are taken by the very same turn of the same user, answers with that turn. */
export async function repeatable(
  ctx: Context,
  turnId: string,
  begin: () => Promise<TurnStarted>,
): Promise<TurnStarted> {
  try {
    return await begin();
  } catch (error) {
    if (isDomainError(error) || toDomainError(error).code !== 'conflict') throw error;
    const turn = await ctx.db.prisma.turn.findFirst({
      where: { id: turnId, userId: requireUser(ctx.actor).userId },
      select: { assistantMessageId: true, conversation: { select: { uuid: true } } },
    });
    if (turn === null)
      throw new DomainError('conflict', 'One of these ids is already in use.', { cause: error });
    const conversation = await readSummary(ctx, turn.conversation.uuid);
    return { conversation, turnId, assistantMessageId: turn.assistantMessageId };
  }
}
