import type { ToldSession } from '#server/domain/conversation/index.ts';

/** A session as the history lists it. */
export function presentSession(session: ToldSession) {
  return {
    id: session.id,
    user_id: session.userId,
    application_id: session.applicationId,
    model: session.model,
    title: session.title,
    messages: session.messages,
    created_at: session.createdAt.toISOString(),
    updated_at: session.updatedAt.toISOString(),
  };
}
