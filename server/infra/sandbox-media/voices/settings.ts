import type { VoiceOrder } from '#server/kernel/media.ts';
import { findVoice, isPersonaVoice } from './voices.ts';

export type VoiceSetting = 'voice' | 'pitch' | 'emotion';

/** How an emotion changes speed and pitch. */
const EMOTIONS: Readonly<Record<VoiceOrder['emotion'], { speed: number; pitch: number }>> = {
  neutral: { speed: 1, pitch: 1 },
  happy: { speed: 1.06, pitch: 1.1 },
  excited: { speed: 1.14, pitch: 1.16 },
  sad: { speed: 0.88, pitch: 0.93 },
  calm: { speed: 0.93, pitch: 0.97 },
  angry: { speed: 1.08, pitch: 0.94 },
};

type Settings = Pick<VoiceOrder, 'voice' | 'speed' | 'pitch' | 'emotion'>;

/** What flite is told: `stretch` is the duration over the usual one, `pitchHz` is `null` where the voice has its own. */
export function fliteSettings({ voice, speed, pitch, emotion }: Settings) {
  const { flite, pitchHz } = findVoice(voice);
  const felt = EMOTIONS[emotion];
  return {
    flite,
    stretch: 1 / (speed * felt.speed),
    pitchHz: pitchHz === null ? null : pitchHz * pitch * felt.pitch,
  };
}

/** The settings of the order that its voice cannot follow, or only in part. */
export function unsupportedVoiceSettings({ voice, pitch, emotion }: Settings): VoiceSetting[] {
  const fixed = findVoice(voice).pitchHz === null;
  const unsupported: VoiceSetting[] = [];
  if (!isPersonaVoice(voice)) unsupported.push('voice');
  if (fixed && pitch !== 1) unsupported.push('pitch');
  if (fixed && emotion !== 'neutral') unsupported.push('emotion');
  return unsupported;
}
