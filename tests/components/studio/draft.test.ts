import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_DRAFT, mediaInputOf } from '#components/studio/state/draft.ts';
import { readDraft, writeDraft } from '#components/studio/state/keep-draft.ts';
import { draftFor, draftToAnimate } from '#components/studio/state/refill.ts';
import { IMAGE_SHAPES, sameSize, shapesWith } from '#components/studio/state/shapes.ts';
import { MediaInput } from '#server/domain/media/schema.ts';
import { aGeneration, anImage } from './a-generation.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a draft comes back as it was written', () => {
  const draft = { ...EMPTY_DRAFT, kind: 'voice' as const, prompt: 'Good evening.', speed: 1.25 };
  writeDraft(draft);
  expect(readDraft()).toEqual(draft);
});

test('what is kept of another time, or of nobody knows what, harms nothing', () => {
  for (const text of [
    '{',
    '7',
    'null',
    '[]',
    '{"kind":"hologram","size":{"width":1},"speed":"x","models":7}',
  ]) {
    kept.set('greenroom.nobody.studio-draft', text);
    expect(readDraft()).toEqual(EMPTY_DRAFT);
  }
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  expect(readDraft()).toEqual(EMPTY_DRAFT);
});

test('the composer asks for what it shows, and the server takes it', () => {
  const draft = {
    ...EMPTY_DRAFT,
    prompt: 'A fox',
    project: ' Postcards ',
    source: { generationId: 'x', key: 'k' },
  };
  const image = mediaInputOf({ ...draft, style: ' Anime ' }, 'imagen');
  const video = mediaInputOf({ ...draft, kind: 'video', seconds: 8 }, 'veo3');
  const voice = mediaInputOf({ ...draft, kind: 'voice' }, 'gemini-tts');
  expect(image).toEqual({
    kind: 'image',
    model: 'imagen',
    prompt: 'A fox',
    style: 'Anime',
    project: 'Postcards',
    width: 1024,
    height: 1024,
  });
  expect(video).toMatchObject({ kind: 'video', imageKey: 'k', seconds: 8 });
  expect(video).not.toHaveProperty('width');
  expect(voice).toMatchObject({ voice: { voice: 'aria', speed: 1, pitch: 1, emotion: 'neutral' } });
  for (const input of [image, video, voice]) expect(MediaInput.safeParse(input).success).toBe(true);
});

test('the server takes every shape that is offered', () => {
  for (const { width, height } of IMAGE_SHAPES) {
    const input = { kind: 'image', model: 'imagen', prompt: 'A fox', width, height };
    expect(MediaInput.safeParse(input).success).toBe(true);
  }
});

test('a size that was asked for elsewhere is one more shape; those offered stay as they are', () => {
  const other = { width: 700, height: 500 };
  expect(shapesWith(IMAGE_SHAPES, other).at(-1)).toEqual({ ...other, label: '700 × 500' });
  expect(shapesWith(IMAGE_SHAPES, { width: 1024, height: 1024 })).toBe(IMAGE_SHAPES);
  expect(sameSize(other, { width: 500, height: 700 })).toBe(false);
});

test('editing again restores everything that was asked', () => {
  const filled = draftFor(EMPTY_DRAFT, aGeneration(), { project: 'Postcards', source: null });
  expect(filled).toMatchObject({
    kind: 'image',
    models: { image: 'recraft-v3' },
    prompt: 'A fox',
    style: 'Anime',
    size: { width: 1024, height: 768 },
    project: 'Postcards',
  });
  const voice = { voice: 'ruby', speed: 2, pitch: 1, emotion: 'sad' as const, unsupported: [] };
  const spoken = aGeneration({
    kind: 'voice',
    model: 'gemini-tts',
    params: { kind: 'voice', prompt: 'Hi', ...voice },
  });
  expect(draftFor(EMPTY_DRAFT, spoken, { project: '', source: null })).toMatchObject({
    kind: 'voice',
    voice: 'ruby',
    speed: 2,
    emotion: 'sad',
  });
});

test('animating an image fills everything in: one press more makes the video', () => {
  const image = anImage();
  expect(draftToAnimate(EMPTY_DRAFT, image, 'Postcards')).toMatchObject({
    kind: 'video',
    prompt: 'A fox',
    videoSize: null,
    source: { generationId: image.id, key: image.asset?.key },
    project: 'Postcards',
  });
});
