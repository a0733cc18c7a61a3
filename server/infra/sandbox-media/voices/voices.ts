/** The voices of flite that are in its program. */
type FliteVoice = 'slt' | 'rms' | 'awb' | 'kal16';

export type PersonaVoice = {
  name: string;
  /** For people who choose. */
  label: string;
  flite: FliteVoice;
  /** The mean of its fundamental, in Hz; `null` where the voice was recorded whole and has only its own. */
  pitchHz: number | null;
};

/** The voices a persona may have. Names are stored with personas: they stay. */
export const PERSONA_VOICES = [
  { name: 'aria', label: 'Aria: clear, friendly', flite: 'slt', pitchHz: 175 },
  { name: 'luna', label: 'Luna: bright, young', flite: 'slt', pitchHz: 208 },
  { name: 'ruby', label: 'Ruby: warm, low', flite: 'slt', pitchHz: 148 },
  { name: 'max', label: 'Max: calm, natural', flite: 'rms', pitchHz: null },
  { name: 'ewan', label: 'Ewan: Scottish', flite: 'awb', pitchHz: 122 },
  { name: 'theo', label: 'Theo: Scottish, deep', flite: 'awb', pitchHz: 98 },
  { name: 'bolt', label: 'Bolt: robot', flite: 'kal16', pitchHz: 95 },
] as const satisfies readonly PersonaVoice[];

const BY_NAME: ReadonlyMap<string, PersonaVoice> = new Map(
  PERSONA_VOICES.map((voice) => [voice.name, voice]),
);

/** The voice of that name; for another name, the first. */
export function findVoice(name: string): PersonaVoice {
  return BY_NAME.get(name.toLowerCase()) ?? PERSONA_VOICES[0];
}

export function isPersonaVoice(name: string): boolean {
  return BY_NAME.has(name.toLowerCase());
}
