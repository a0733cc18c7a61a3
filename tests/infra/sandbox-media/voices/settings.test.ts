import { describe, expect, it } from 'vitest';
import { unsupportedVoiceSettings } from '#server/infra/sandbox-media/voices/settings.ts';
import { voiceOrder } from '../orders.ts';

describe('settings that a voice cannot follow', () => {
  it.each([
    [{ voice: 'aria', pitch: 1.5, speed: 2, emotion: 'sad' }, []],
    [{ voice: 'max', pitch: 1, speed: 2, emotion: 'neutral' }, []],
    [{ voice: 'max', pitch: 1.2, emotion: 'neutral' }, ['pitch']],
    [{ voice: 'MAX', pitch: 1, emotion: 'happy' }, ['emotion']],
    [{ voice: 'somebody', pitch: 1, emotion: 'happy' }, ['voice']],
  ] as const)('%j: %j', (fields, unsupported) => {
    expect(unsupportedVoiceSettings(voiceOrder(fields))).toEqual(unsupported);
  });
});
