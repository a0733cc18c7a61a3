import type { CreatePersonaInput } from '#server/domain/persona/schema.ts';
import type { PersonaView } from '#server/domain/persona/view.ts';
import { type Draft, draftOf, NO_VOICE } from './draft.ts';

const VOICES = ['default', 'expressive', 'aria', 'luna', 'ruby', 'max', 'ewan', 'theo', 'bolt'] as const;
const SILENT = ['text', 'image', 'video'] as const;

/** What is sent of a new persona. */
export function newPersonaOf({ traits, voice, ...texts }: Draft): CreatePersonaInput {
  return { ...texts, traits: traitsIn(traits), ...voiceOf(voice, ['text']) };
}

/** What is sent of a changed one: what nobody touched stays, whatever has become of it elsewhere. */
export function changesOf(draft: Draft, persona: PersonaView) {
  const before = draftOf(persona);
  const touched = (name: keyof Draft) => draft[name] !== before[name];
  return {
    ...(touched('displayName') && { displayName: draft.displayName }),
    ...(touched('category') && { category: draft.category }),
    ...(touched('description') && { description: draft.description }),
    ...(touched('personality') && { personality: draft.personality }),
    ...(touched('traits') && { traits: traitsIn(draft.traits) }),
    ...(touched('greeting') && { greeting: draft.greeting }),
    ...(touched('scenario') && { scenario: draft.scenario }),
    ...(touched('examples') && { examples: draft.examples }),
    ...(touched('systemInstructions') && { systemInstructions: draft.systemInstructions }),
    ...(touched('reminder') && { reminder: draft.reminder }),
    ...(touched('visibility') && { visibility: draft.visibility }),
    ...(touched('temperature') && { temperature: draft.temperature }),
    ...(touched('voice') && voiceOf(draft.voice, persona.capabilities)),
  };
}

/** What stands between commas. */
export function traitsIn(text: string): string[] {
  const traits = text.split(',').map((trait) => trait.trim());
  return traits.filter((trait) => trait !== '');
}

/** With which voice it speaks, if at all, beside all else it is capable of. */
function voiceOf(voice: string, capabilities: readonly string[]) {
  const silent = SILENT.filter((one) => capabilities.includes(one));
  if (voice === NO_VOICE) return { capabilities: silent };
  const voiceModel = VOICES.find((name) => name === voice) ?? 'default';
  return { capabilities: [...silent, 'voice' as const], voiceModel };
}
