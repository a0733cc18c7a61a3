import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { ownConversation } from './own-conversation.ts';
import { countSessions, listSessions as statement, readActivePaths } from './sql-read.ts';

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
  messages: ModelMessage[];
  createdAt: Date;
  updatedAt: Date;
};

/** A page of the user's sessions with all their messages, newest change first, and how many there are in all. */
export async function listSessions(
  ctx: Context,
  filter: SessionFilter,
): Promise<{ total: number; sessions: Session[] }> {
  const { userId } = requireUser(ctx.actor);
  const { page, pageSize, createdFrom = null, createdUntil = null, model = null } = filter;
  const matching = [userId, createdFrom, createdUntil, model];
  const [counted, rows] = await Promise.all([
    ctx.db.query<{ total: number }>(countSessions, matching),
    ctx.db.query<Omit<Session, 'messages'>>(statement, [...matching, (page - 1) * pageSize, pageSize]),
  ]);
  const messages = await messagesOf(
    ctx,
    rows.map((row) => row.id),
  );
  return {
    total: counted[0]?.total ?? 0,
    sessions: rows.map((row) => ({ ...row, messages: messages.get(row.id) ?? [] })),
  };
}

/** One session with all its messages, or `not_found`. */
export async function getSession(ctx: Context, sessionId: number): Promise<Session> {
  const row = await ownConversation(ctx, sessionId);
  const messages = await messagesOf(ctx, [row.id]);
  return { ...row, messages: messages.get(row.id) ?? [] };
}

async function messagesOf(ctx: Context, ids: readonly number[]): Promise<Map<number, ModelMessage[]>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.query<{ conversation_id: number; messages: ModelMessage[] | null }>(
    readActivePaths,
    [ids],
  );
  return new Map(rows.map((row) => [row.conversation_id, row.messages ?? []]));
}
