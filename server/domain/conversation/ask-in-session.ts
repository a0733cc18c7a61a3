import type { Context } from '#server/kernel/context.ts';
import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { beginTurn, type BegunTurn } from './begin-turn.ts';
import { knownId, ownConversation } from './own-conversation.ts';
import { readLive } from './read-live.ts';
import { repeatedTurn, type SessionTurn } from './repeated-turn.ts';
import type { ModelSettings } from './schema.ts';
import { readWholePath } from './read-paths.ts';
import { watchTurn } from './watch-turn.ts';

/** Beyond the end of any reply: only the end itself is of interest. */
const PAST_THE_END = '999999999';

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
  const { requestKey } = question;
  if (requestKey === undefined) return begin(ctx, question, () => newId());
  const idOf = (part: string) => idFrom(`${requestKey} ${part}`);
  const before = await repeatedTurn(ctx, idOf('turn'));
  if (before !== null) return before;
  try {
    return await begin(ctx, question, idOf);
  } catch (error) {
    if (isDomainError(error) || toDomainError(error).code !== 'conflict') throw error;
    // Its ids are taken: another process, which took the first one for dead, was faster.
    const made = await repeatedTurn(ctx, idOf('turn'));
    if (made === null) throw error;
    return made;
  }
}

type IdOf = (part: string) => string;

async function begin(ctx: Context, question: SessionQuestion, idOf: IdOf): Promise<SessionTurn> {
  const { model, settings, messages } = question;
  const plan = { model, settings, turnId: idOf('turn'), assistantMessageId: idOf('answer') };
  if (question.sessionId === undefined) {
    const place = { kind: 'new' as const, uuid: idOf('session') };
    return begunOf(ctx, await beginTurn(ctx, { ...plan, place, messages: named(messages, idOf) }));
  }
  const sessionId = knownId(question.sessionId);
  for (;;) {
    // What is still being written cannot be compared with what the program repeats.
    if (messages.length > 1) await answered(ctx, sessionId);
    const { fresh, parentId } = await withoutHistory(ctx, sessionId, messages);
    const place = {
      kind: 'stored' as const,
      sessionId,
      uuid: null,
      parentId,
      atRoot: false,
      behind: true as const,
    };
    const asked = { ...plan, place, messages: named(fresh, idOf) };
    const begun = await beginTurn(ctx, asked).catch((error: unknown) => {
      if (isDomainError(error) && error.code === 'conflict') return null;
      throw error;
    });
    if (begun !== null) return begunOf(ctx, begun);
    // Another question was faster: this one comes after its answer.
    await answered(ctx, sessionId);
  }
}

function begunOf(ctx: Context, { live, conversation, model }: BegunTurn): SessionTurn {
  const { sessionId, model: alias } = conversation;
  const events = readLive(live, 0, ctx.signal);
  const { id, messageId } = live;
  return { id, messageId, sessionId, model: alias, sandbox: model.sandbox, repeated: false, events };
}

const named = (messages: readonly ModelMessage[], idOf: IdOf) =>
  messages.map((message, index) => ({ ...message, id: idOf(`message ${index}`) }));

/** Waits for the answer that is being written at the end of the session, if any. `cancelled` when the asker goes away. */
async function answered(ctx: Context, sessionId: number): Promise<void> {
  const { activeLeafId } = await ownConversation(ctx, sessionId);
  const where = { status: 'running' as const, assistantMessageId: activeLeafId ?? '' };
  const turn =
    activeLeafId === null ? null : await ctx.db.prisma.turn.findFirst({ where, select: { id: true } });
  if (turn === null) return;
  const rest = await watchTurn(ctx, { turnId: turn.id, lastEventId: PAST_THE_END });
  for await (const event of rest) if (event.type === 'turn-end') return;
  throw new DomainError('cancelled', 'The request was cancelled.');
}

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
