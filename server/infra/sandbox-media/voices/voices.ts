import { VOICES, type VoiceName } from '#server/kernel/voices.ts';

/** The voices of flite that are in its program. */
type FliteVoice = 'slt' | 'rms' | 'awb' | 'kal16';

type Sound = {
  flite: FliteVoice;
  /** The mean of its fundamental, in Hz; `null` where the voice was recorded whole and has only its own. */
  pitchHz: number | null;
};

export type PersonaVoice = Sound & {
  name: VoiceName;
  /** For people who choose. */
  label: string;
};

const SOUNDS: Readonly<Record<VoiceName, Sound>> = {
  aria: { flite: 'slt', pitchHz: 175 },
  luna: { flite: 'slt', pitchHz: 208 },
  ruby: { flite: 'slt', pitchHz: 148 },
  max: { flite: 'rms', pitchHz: null },
  ewan: { flite: 'awb', pitchHz: 122 },
  theo: { flite: 'awb', pitchHz: 98 },
  bolt: { flite: 'kal16', pitchHz: 95 },
};

/** The voices a persona may have, as this machine speaks them. */
export const PERSONA_VOICES: readonly PersonaVoice[] = VOICES.map((voice) => ({
  ...voice,
  ...SOUNDS[voice.name],
}));

const DEFAULT: PersonaVoice = { ...VOICES[0], ...SOUNDS[VOICES[0].name] };

const BY_NAME: ReadonlyMap<string, PersonaVoice> = new Map(
  PERSONA_VOICES.map((voice) => [voice.name, voice]),
);

/** The voice of that name; for another name, the first. */
export function findVoice(name: string): PersonaVoice {
  return BY_NAME.get(name.toLowerCase()) ?? DEFAULT;
}

export function isPersonaVoice(name: string): boolean {
  return BY_NAME.has(name.toLowerCase());
}
