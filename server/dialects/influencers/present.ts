import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { PersonaView } from '#server/domain/persona/index.ts';
import type { CountedTalk, TalkMedia, TalkMessage } from '#server/domain/talk/index.ts';

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

/** A conversation of the user who asks. */
export function presentConversation(ctx: Context, talk: CountedTalk) {
  const { personaId, name, displayName, avatarUrl, lastRole, lastContent, lastAt } = talk;
  const gone = talk.gone || personaId === null || name === null || displayName === null;
  const silent = lastRole === null || lastContent === null || lastAt === null;
  return {
    id: talk.uuid,
    user_id: requireUser(ctx.actor).uuid,
    influencer_id: talk.gone ? null : personaId,
    influencer: gone ? null : { id: personaId, name, display_name: displayName, avatar_url: avatarUrl },
    message_count: talk.messages,
    last_message: silent ? null : { role: lastRole, content: lastContent, created_at: lastAt.toISOString() },
    created_at: talk.createdAt.toISOString(),
    updated_at: talk.updatedAt.toISOString(),
  };
}

export function presentMessage(message: TalkMessage & { media: TalkMedia[] }, conversationId: string) {
  const images = message.media.filter(({ kind }) => kind === 'image').map(({ url }) => url);
  const sound = message.media.find(({ kind }) => kind === 'audio');
  return {
    id: message.id,
    conversation_id: conversationId,
    role: message.role,
    content: message.content,
    message_type: typeOf(message, images.length, sound !== undefined),
    media_urls: images,
    audio_url: sound?.url ?? null,
    audio_duration_seconds: sound === undefined || sound.durationMs === null ? null : sound.durationMs / 1000,
    token_count: message.completionTokens,
    created_at: message.createdAt.toISOString(),
  };
}

function typeOf({ content }: TalkMessage, images: number, spoken: boolean) {
  if (spoken) return 'audio' as const;
  if (images === 0) return 'text' as const;
  return content === '' ? ('image' as const) : ('multimodal' as const);
}
