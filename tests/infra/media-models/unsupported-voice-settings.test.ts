import { expect, it } from 'vitest';
import { unsupportedVoiceSettings } from '#server/infra/media-models/unsupported-voice-settings.ts';

const USUAL = { speed: 1, pitch: 1, emotion: 'neutral' } as const;
const UNUSUAL = { speed: 1.5, pitch: 0.8, emotion: 'happy' } as const;

it.each([
  ['gemini', ['pitch']],
  ['compatible', ['pitch', 'emotion']],
  ['recraft', ['speed', 'pitch', 'emotion']],
] as const)('%s cannot do %j of what is unusual', (provider, unsupported) => {
  expect(unsupportedVoiceSettings(provider, UNUSUAL)).toEqual(unsupported);
  expect(unsupportedVoiceSettings(provider, USUAL)).toEqual([]);
});
