import { avatarOf, type PersonaView } from '#server/domain/persona/index.ts';
import type { TalkMessage, TalkSummary } from '#server/domain/talk/index.ts';

/** An influencer as this family shows it. */
export function presentInfluencer(persona: PersonaView) {
  return {
    id: persona.id,
    name: persona.name,
    display_name: persona.displayName,
    avatar_url: persona.avatarUrl,
    description: persona.description,
    category: persona.category,
    personality_traits: [...persona.traits],
    greeting: persona.greeting,
    is_active: true,
    created_at: persona.createdAt.toISOString(),
    updated_at: persona.updatedAt.toISOString(),
    ...(persona.secret === null ? {} : { system_instructions: persona.secret.systemInstructions }),
  };
}

/** A conversation of the user with this uuid. */
export function presentConversation(talk: TalkSummary, userUuid: string) {
  const { personaId, name, displayName, lastRole, lastContent, lastAt } = talk;
  const gone = personaId === null || name === null || displayName === null;
  const silent = lastRole === null || lastContent === null || lastAt === null;
  return {
    id: talk.uuid,
    user_id: userUuid,
    influencer_id: personaId,
    influencer: gone ? null : { id: personaId, name, display_name: displayName, avatar_url: avatarOf(talk) },
    message_count: talk.messages,
    last_message: silent ? null : { role: lastRole, content: lastContent, created_at: lastAt.toISOString() },
    created_at: talk.createdAt.toISOString(),
    updated_at: talk.updatedAt.toISOString(),
  };
}

export function presentMessage(message: TalkMessage, conversationId: string) {
  return {
    id: message.id,
    conversation_id: conversationId,
    role: message.role,
    content: message.content,
    message_type: 'text' as const,
    media_urls: [],
    audio_url: null,
    audio_duration_seconds: null,
    token_count: message.completionTokens,
    created_at: message.createdAt.toISOString(),
  };
}
