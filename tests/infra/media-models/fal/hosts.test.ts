import { expect, it } from 'vitest';
import { toFalAddress } from '#server/infra/media-models/fal/hosts.ts';

it.each([
  [
    'https://queue.fal.run/fal-ai/veo3/requests/1/status?logs=0',
    'http://proxy/at/fal-ai/veo3/requests/1/status?logs=0',
  ],
  ['https://rest.fal.ai/storage/upload/initiate?a=b', 'http://proxy/at/storage/upload/initiate?a=b'],
  ['https://api.fal.ai/v1/models', 'http://proxy/at/v1/models'],
  ['https://fal.run/x/y', 'http://proxy/at/x/y'],
  ['https://v3b.fal.media/files/b/1.mp4', 'http://proxy/at/files/b/1.mp4'],
  ['https://notfal.run/x', 'https://notfal.run/x'],
  ['https://fal.run.example/x', 'https://fal.run.example/x'],
  ['https://storage.example/x.mp4?fal.media', 'https://storage.example/x.mp4?fal.media'],
])('a base URL turns %s into %s', (url, expected) => {
  expect(toFalAddress(url, 'http://proxy/at/')).toBe(expected);
});

it('without a base URL every address stays', () => {
  expect(toFalAddress('https://queue.fal.run/x?y', undefined)).toBe('https://queue.fal.run/x?y');
});
