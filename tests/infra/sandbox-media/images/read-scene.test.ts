import { describe, expect, it } from 'vitest';
import { readScene, type Scene } from '#server/infra/sandbox-media/images/read-scene.ts';
import { chooseStyle } from '#server/infra/sandbox-media/images/styles/choose-style.ts';
import { createRandom } from '#server/infra/sandbox-media/random.ts';

const cases: readonly (readonly [string, Partial<Scene>])[] = [
  ['Snowy mountains over a lake at sunset', { place: 'mountains', time: 'sunset', water: true, snow: true }],
  ['A cat in a forest', { place: 'forest', subjects: ['cat'] }],
  ['Portrait of a woman', { place: 'room', subjects: ['portrait'] }],
  ['portrait of a man with a dog', { subjects: ['man', 'dog'] }],
  ['city by the sea at night', { place: 'city', time: 'night', water: true }],
  ['Ein Leuchtturm am Meer bei Nacht', { subjects: ['lighthouse'], place: 'sea', time: 'night' }],
  ['夜の山と猫', { place: 'mountains', time: 'night', subjects: ['cat'] }],
  ['A concatenated treehouse', { subjects: [] }],
  ['a galaxy', { place: 'space', time: 'night', water: false }],
  ['foggy morning, rain', { time: 'dawn', fog: true, rain: true }],
];

describe('the scene', () => {
  it.each(cases)('of %j', (prompt, scene) => {
    expect(readScene(prompt, createRandom('any'))).toMatchObject(scene);
  });

  it('has the first colour that the prompt names', () => {
    expect(readScene('a blue cat with a red hat', createRandom('any')).colour).toEqual(
      readScene('blue', createRandom('other')).colour,
    );
    expect(readScene('a cat', createRandom('any')).colour).toBeNull();
  });
});

describe('the style', () => {
  it.each([
    ['photorealistic', 'photorealistic'],
    ['cinematic, professional, high-quality', 'photorealistic'],
    ['Watercolor', 'watercolour'],
    ['oil on canvas', 'oil'],
    ['pixel art', 'pixel-art'],
    ['pencil drawing', 'line-art'],
    ['cyberpunk', 'neon'],
    ['anime', 'anime'],
    ['3D render', 'isometric'],
    ['vintage photo', 'vintage'],
    ['comic', 'pop-art'],
  ])('%j is %s', (words, style) => {
    expect(chooseStyle(words, createRandom(words))).toBe(style);
  });
});
