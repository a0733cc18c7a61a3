import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { beginTurn, type BegunTurn } from './begin-turn.ts';
import { knownId, ownConversation } from './own-conversation.ts';
import { readLive } from './read-live.ts';
import type { ModelSettings } from './schema.ts';
import { readActivePaths } from './sql-read.ts';
import type { TurnEvent } from './view.ts';

export type SessionQuestion = {
  /** Absent: a new session is made. */
  sessionId: number | undefined;
  model: string;
  /** At least one; the last is the user's. */
  messages: readonly ModelMessage[];
  settings: ModelSettings;
};

export type SessionTurn = BegunTurn & { events: AsyncGenerator<TurnEvent> };

/**
 * A question by a program: stored history, then the new messages. Messages that repeat the whole history as
 * their beginning are not stored again; where they repeat nothing else, the question that got no word is answered
 * anew. The model becomes the session's. Errors as begin-turn's.
 */
export async function askInSession(ctx: Context, question: SessionQuestion): Promise<SessionTurn> {
  const { model, settings } = question;
  const sessionId = question.sessionId === undefined ? undefined : knownId(question.sessionId);
  const { fresh, parentId } =
    sessionId === undefined
      ? { fresh: question.messages, parentId: null }
      : await withoutHistory(ctx, sessionId, question.messages);
  const begun = await beginTurn(ctx, {
    turnId: newId(),
    assistantMessageId: newId(),
    place:
      sessionId === undefined
        ? { kind: 'new', uuid: newId() }
        : { kind: 'stored', sessionId, uuid: null, parentId, atRoot: false },
    messages: fresh.map((message) => ({ ...message, id: newId() })),
    model,
    settings,
  });
  return { ...begun, events: readLive(begun.live, 0, ctx.signal) };
}

/** What is new in `messages`, and what it answers to: `null` for the end of the active path. */
async function withoutHistory(ctx: Context, sessionId: number, messages: readonly ModelMessage[]) {
  // A single message can repeat no history and still ask something.
  if (messages.length < 2) return { fresh: messages, parentId: null };
  const conversation = await ownConversation(ctx, sessionId);
  const rows = await ctx.db.query<{ messages: ModelMessage[] | null }>(readActivePaths, [[conversation.id]]);
  const history = rows[0]?.messages ?? [];
  const repeated =
    history.length <= messages.length && history.every((one, index) => same(one, messages[index]));
  if (!repeated) return { fresh: messages, parentId: null };
  const fresh = messages.slice(history.length);
  return { fresh, parentId: fresh.length > 0 ? null : await lastQuestion(ctx, conversation.activeLeafId) };
}

/** The question at the end of a path whose answer, at `leafId`, never got a word. */
async function lastQuestion(ctx: Context, leafId: string | null): Promise<string | null> {
  const leaf = leafId === null ? null : await ctx.db.prisma.message.findUnique({ where: { id: leafId } });
  return leaf?.role === 'assistant' ? leaf.parentId : leafId;
}

function same(one: ModelMessage, other: ModelMessage | undefined): boolean {
  return one.role === other?.role && one.content === other.content;
}
