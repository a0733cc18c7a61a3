import type { PersonaFigures, PersonaView } from '#server/domain/persona/index.ts';

/** A character as lists show it: what the domain calls its name is its `id` here. */
export function summaryOf(persona: PersonaView) {
  return {
    id: persona.name,
    name: persona.displayName,
    description: persona.description,
    personality: persona.personality,
    avatar_url: persona.avatarUrl,
    voice_model: persona.voiceModel,
    capabilities: [...persona.capabilities],
  };
}

/** The whole character. */
export function presentCharacter(persona: PersonaView, figures: PersonaFigures) {
  return {
    ...summaryOf(persona),
    // Whichever paints and films best when it is asked.
    video_model: persona.capabilities.includes('video') ? 'auto' : null,
    configuration: {
      temperature: persona.temperature,
      max_tokens: persona.maxTokens,
      system_prompt: persona.secret?.systemInstructions ?? null,
    },
    statistics: {
      total_conversations: figures.conversations,
      average_rating: roundedStars(figures.averageRating),
      last_updated: persona.updatedAt.toISOString(),
    },
  };
}

/** To two places, as stars are shown. */
export function roundedStars(average: number | null): number | null {
  return average === null ? null : Number(average.toFixed(2));
}
