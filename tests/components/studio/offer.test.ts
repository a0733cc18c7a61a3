import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from '#components/studio/state/draft.ts';
import { chosenModel, obstacleTo, whyUnavailable } from '#components/studio/state/offer.ts';
import type { OfferedMediaModel } from '#server/domain/media/view.ts';

function model(alias: string, price: string, over: Partial<OfferedMediaModel> = {}): OfferedMediaModel {
  return {
    alias,
    label: alias.toUpperCase(),
    kind: 'image',
    provider: 'gemini',
    price,
    sandbox: false,
    available: true,
    typicalSeconds: null,
    ...over,
  };
}

const dear = model('dear', '2');
const cheap = model('cheap', '1');
const dearest = model('dearest', '40', { kind: 'video' });
const models = [dear, cheap, model('none', '0.5', { available: false, provider: 'fal' }), dearest];
const draft = { ...EMPTY_DRAFT, prompt: 'A fox' };

test('the best model that a real provider answers for is chosen, until somebody chooses', () => {
  expect(chosenModel(models, draft)).toBe(dear);
  expect(chosenModel([{ ...dear, sandbox: true }, cheap], draft)).toBe(cheap);
  expect(chosenModel([{ ...dear, sandbox: true }], draft)?.alias).toBe('dear');
  expect(chosenModel(models, { ...draft, models: { image: 'cheap' } })).toBe(cheap);
  expect(chosenModel([], draft)).toBeNull();
});

test('nothing stands in the way of a described image that can be paid', () => {
  expect(obstacleTo(draft, models, '2')).toBeNull();
});

test('too few credits are said with what is needed and what there is, and a model that they cover', () => {
  expect(obstacleTo(draft, models, '1.5')).toEqual({
    type: 'too-dear',
    message: 'Not enough credits: DEAR costs 2, you have 1.5.',
    cheaper: cheap,
  });
  expect(obstacleTo(draft, models, '0.9')).toMatchObject({ type: 'too-dear', cheaper: null });
});

test('what is missing is named: words, the source of a video, a key', () => {
  expect(obstacleTo({ ...draft, prompt: '  ' }, models, '2')?.type).toBe('no-prompt');
  expect(obstacleTo({ ...draft, kind: 'video' }, models, '50')?.type).toBe('no-source');
  expect(obstacleTo({ ...draft, models: { image: 'none' } }, models, '2')?.message).toBe(
    'No key for fal on this server.',
  );
  expect(obstacleTo({ ...draft, kind: 'voice' }, models, '2')?.type).toBe('no-model');
  expect(whyUnavailable(dear)).toBeNull();
});
