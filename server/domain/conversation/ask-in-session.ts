import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { awaitAnswer } from './await-answer.ts';
import { beginBehind, begunOf } from './begin-behind.ts';
import { beginTurn } from './begin-turn.ts';
import { knownId, ownConversation } from './own-conversation.ts';
import { type IdOf, onceByKey, type SessionTurn } from './once-by-key.ts';
import type { ModelSettings } from './schema.ts';
import { readWholePath } from './read-paths.ts';

export type SessionQuestion = {
  /** Absent: a new session is made. */
  sessionId: number | undefined;
  model: string;
  /** At least one; the last is the user's. */
  messages: readonly ModelMessage[];
  settings: ModelSettings;
  /** With the same key the same turn, for ever. */
  requestKey?: string | undefined;
};

/**
 * A question by a program: stored history, then the new messages. Messages that repeat the whole history as
 * their beginning are not stored again; where they repeat nothing else, the question that got no word is answered
 * anew. While the session is still answering, the question waits for that answer. The model becomes the session's.
 * Errors as begin-turn's, and `conflict` while the turn of the same `requestKey` is being answered.
 */
export async function askInSession(ctx: Context, question: SessionQuestion): Promise<SessionTurn> {
  return onceByKey(ctx, question.requestKey, (idOf) => begin(ctx, question, idOf));
}

async function begin(ctx: Context, question: SessionQuestion, idOf: IdOf): Promise<SessionTurn> {
  const { model, settings, messages } = question;
  const plan = { model, settings, turnId: idOf('turn'), assistantMessageId: idOf('answer') };
  if (question.sessionId === undefined) {
    const place = { kind: 'new' as const, uuid: idOf('session') };
    return begunOf(ctx, await beginTurn(ctx, { ...plan, place, messages: named(messages, idOf) }));
  }
  const sessionId = knownId(question.sessionId);
  return beginBehind(ctx, sessionId, async () => {
    // What is still being written cannot be compared with what the program repeats.
    if (messages.length > 1) await awaitAnswer(ctx, sessionId, 'chat');
    const { fresh, parentId } = await withoutHistory(ctx, sessionId, messages);
    return { ...plan, parentId, messages: named(fresh, idOf) };
  });
}

const named = (messages: readonly ModelMessage[], idOf: IdOf) =>
  messages.map((message, index) => ({ ...message, id: idOf(`message ${index}`) }));

/** What is new in `messages`, and what it answers to: `null` for the end of the active path. */
async function withoutHistory(ctx: Context, sessionId: number, messages: readonly ModelMessage[]) {
  // A single message can repeat no history and still ask something.
  if (messages.length < 2) return { fresh: messages, parentId: null };
  const conversation = await ownConversation(ctx, sessionId);
  const history = await repeatedHistory(ctx, conversation.id, messages);
  if (history === null) return { fresh: messages, parentId: null };
  const fresh = messages.slice(history);
  return { fresh, parentId: fresh.length > 0 ? null : await lastQuestion(ctx, conversation.activeLeafId) };
}

/** How many messages the session has, if `messages` begins with all of them; else `null`. */
async function repeatedHistory(
  ctx: Context,
  sessionId: number,
  messages: readonly ModelMessage[],
): Promise<number | null> {
  let length = 0;
  for await (const one of readWholePath(ctx.db, sessionId)) {
    if (!same(one, messages[length])) return null;
    length++;
  }
  return length;
}

/** The question at the end of a path whose answer, at `leafId`, never got a word. */
async function lastQuestion(ctx: Context, leafId: string | null): Promise<string | null> {
  const leaf = leafId === null ? null : await ctx.db.prisma.message.findUnique({ where: { id: leafId } });
  return leaf?.role === 'assistant' ? leaf.parentId : leafId;
}

function same(one: ModelMessage, other: ModelMessage | undefined): boolean {
  return one.role === other?.role && one.content === other.content;
}
