/** The voices that can be asked for by name; whoever speaks maps them to its own. Names are stored with personas: they stay. */
export const VOICES = [
  { name: 'aria', label: 'Aria: clear, friendly' },
  { name: 'luna', label: 'Luna: bright, young' },
  { name: 'ruby', label: 'Ruby: warm, low' },
  { name: 'max', label: 'Max: calm, natural' },
  { name: 'ewan', label: 'Ewan: Scottish' },
  { name: 'theo', label: 'Theo: Scottish, deep' },
  { name: 'bolt', label: 'Bolt: robot' },
] as const;

export type VoiceName = (typeof VOICES)[number]['name'];
