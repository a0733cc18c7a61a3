import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { ownConversation } from './own-conversation.ts';
import { readPaths, readWholePath } from './read-paths.ts';
import { countSessions, listSessions as statement } from './sql-read.ts';

export type SessionFilter = {
  page: number;
  pageSize: number;
  createdFrom?: Date | undefined;
  createdUntil?: Date | undefined;
  model?: string | undefined;
};

export type Session = {
  id: number;
  userId: number;
  applicationId: number;
  model: string;
  title: string;
  createdAt: Date;
  updatedAt: Date;
};

/** A session and all its messages, which are read as they are taken. */
export type ToldSession = Session & { messages: AsyncIterable<ModelMessage> };

/** A page of the user's sessions, newest change first, and how many there are in all. */
export async function listSessions(
  ctx: Context,
  filter: SessionFilter,
): Promise<{ total: number; sessions: Session[] }> {
  const { userId } = requireUser(ctx.actor);
  const { page, pageSize, createdFrom = null, createdUntil = null, model = null } = filter;
  const matching = [userId, createdFrom, createdUntil, model];
  const [counted, sessions] = await Promise.all([
    ctx.db.query<{ total: number }>(countSessions, matching),
    ctx.db.query<Session>(statement, [...matching, (page - 1) * pageSize, pageSize]),
  ]);
  return { total: counted[0]?.total ?? 0, sessions };
}

/** One session with its messages, or `not_found`. */
export async function getSession(ctx: Context, sessionId: number): Promise<ToldSession> {
  const session = await ownConversation(ctx, sessionId);
  return { ...session, messages: readWholePath(ctx.db, session.id) };
}

/** Listed sessions with their messages; those of one are to be taken before the next session is. */
export async function* tellSessions(ctx: Context, sessions: readonly Session[]): AsyncGenerator<ToldSession> {
  const ids = sessions.map(({ id }) => id);
  const said = readPaths(ctx.db, ids);
  let next: ReturnType<typeof said.next> | undefined;
  for (const session of sessions) yield { ...session, messages: messagesOf(session.id) };

  async function* messagesOf(sessionId: number): AsyncGenerator<ModelMessage> {
    for (;;) {
      const { done, value } = await (next ??= said.next());
      if (done === true || value.conversationId !== sessionId) return;
      yield value.message;
      next = undefined;
    }
  }
}
