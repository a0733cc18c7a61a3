import type { MediaProvider, VoiceOrder } from '#server/kernel/media.ts';

export type VoiceSetting = 'speed' | 'pitch' | 'emotion';

const UNSUPPORTED: Record<Exclude<MediaProvider, 'sandbox'>, readonly VoiceSetting[]> = {
  gemini: ['pitch'],
  compatible: ['pitch', 'emotion'],
  recraft: ['speed', 'pitch', 'emotion'],
  fal: ['speed', 'pitch', 'emotion'],
  runway: ['speed', 'pitch', 'emotion'],
};

const USUAL: Pick<VoiceOrder, VoiceSetting> = { speed: 1, pitch: 1, emotion: 'neutral' };

/**
 * The settings that differ from what is usual and that this provider's speech does not follow. Gemini follows emotion
 * and speed as a direction in words, so that a speed is kept about, not exactly.
 */
export function unsupportedVoiceSettings(
  provider: Exclude<MediaProvider, 'sandbox'>,
  settings: Pick<VoiceOrder, VoiceSetting>,
): VoiceSetting[] {
  return UNSUPPORTED[provider].filter((name) => settings[name] !== USUAL[name]);
}
