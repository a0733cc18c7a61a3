import type { PersonaView } from '#server/domain/persona/view.ts';

/** The form's texts, as they stand in it. */
export const TEXTS = [
  'displayName',
  'category',
  'description',
  'personality',
  'traits',
  'greeting',
  'scenario',
  'examples',
  'systemInstructions',
  'reminder',
] as const;
export type TextName = (typeof TEXTS)[number];

/** A persona as its form holds it. */
export type Draft = Record<TextName, string> & {
  /** `none`: it does not speak aloud. */
  voice: string;
  visibility: PersonaView['visibility'];
  temperature: number;
};

export const NO_VOICE = 'none';

export const EMPTY_DRAFT: Draft = {
  displayName: '',
  category: '',
  description: '',
  personality: '',
  traits: '',
  greeting: '',
  scenario: '',
  examples: '',
  systemInstructions: '',
  reminder: '',
  voice: 'default',
  visibility: 'private',
  temperature: 0.7,
};

export function draftOf(persona: PersonaView): Draft {
  const { secret, traits, capabilities, voiceModel, visibility, temperature } = persona;
  const { displayName, category, description, personality, greeting } = persona;
  return {
    displayName,
    category,
    description,
    personality,
    greeting,
    traits: traits.join(', '),
    scenario: secret?.scenario ?? '',
    examples: secret?.examples ?? '',
    systemInstructions: secret?.systemInstructions ?? '',
    reminder: secret?.reminder ?? '',
    voice: capabilities.includes('voice') ? voiceModel : NO_VOICE,
    visibility,
    temperature,
  };
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return Object.entries(a).every(([name, value]) => Reflect.get(b, name) === value);
}

/** What was changed from `base` to `draft`, on what is stored now: the rest stays as it has become elsewhere. */
export function laidOver(stored: Draft, { draft, base }: { draft: Draft; base: Draft }): Draft {
  const changes = Object.entries(draft).filter(([name, value]) => Reflect.get(base, name) !== value);
  return { ...stored, ...Object.fromEntries(changes) };
}

/** What was kept of a form, as far as it is one. */
export function readDraft(kept: object): Draft {
  const draft = { ...EMPTY_DRAFT };
  for (const name of [...TEXTS, 'voice'] as const) {
    const value: unknown = Reflect.get(kept, name);
    if (typeof value === 'string') draft[name] = value;
  }
  const visibility: unknown = Reflect.get(kept, 'visibility');
  if (visibility === 'public' || visibility === 'unlisted') draft.visibility = visibility;
  const temperature: unknown = Reflect.get(kept, 'temperature');
  if (typeof temperature === 'number' && temperature >= 0 && temperature <= 2)
    draft.temperature = temperature;
  return draft;
}
