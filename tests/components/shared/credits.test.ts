import { expect, test } from 'vitest';
import { affords, compareCredits, creditsInWords, isNothing } from '#components/shared/credits.ts';
import { type Entry, entryInWords } from '#components/studio/state/entry-words.ts';

test('whether a balance covers a price is exact where floats are not', () => {
  expect(affords('0.3', '0.300000')).toBe(true);
  expect(affords('0.299999', '0.3')).toBe(false);
  expect(affords('9', '10')).toBe(false);
  expect(affords('999999999999.999999', '999999999999.999999')).toBe(true);
  expect(affords('-0.5', '0')).toBe(false);
});

test('amounts are sorted by size and told with their noun', () => {
  expect(['37.5', '2', '20'].toSorted(compareCredits)).toEqual(['2', '20', '37.5']);
  expect(['1', '1.000000', '0.1', '37.5'].map(creditsInWords)).toEqual([
    '1 credit',
    '1 credit',
    '0.1 credits',
    '37.5 credits',
  ]);
  expect([isNothing('0'), isNothing('0.000001')]).toEqual([true, false]);
});

function entry(over: Partial<Entry>): Entry {
  return {
    seq: 1,
    kind: 'hold',
    availableDelta: '-37.5',
    heldDelta: '37.5',
    availableAfter: '62.5',
    heldAfter: '37.5',
    ref: { type: 'generation', id: 'x' },
    about: { kind: 'video', model: 'veo3' },
    reason: '',
    createdAt: '2026-12-01T12:00:00.000Z',
    ...over,
  };
}

const granted = { availableDelta: '12', heldDelta: '0', about: null } as const;

test.each<[Partial<Entry>, string]>([
  [{}, '37.5 held for a video, Veo 3'],
  [{ kind: 'capture', availableDelta: '0', heldDelta: '-37.5' }, '37.5 charged for a video, Veo 3'],
  [{ kind: 'release', availableDelta: '37.5' }, '37.5 no longer held for a video, Veo 3'],
  [{ kind: 'refund', availableDelta: '37.5' }, '37.5 given back for a video, Veo 3'],
  [{ about: null }, '37.5 held for something'],
  [{ ...granted, kind: 'grant', ref: { type: 'sign-up', id: '1' } }, '12 to begin with'],
  [{ ...granted, kind: 'grant', reason: 'a gift' }, '12 granted: a gift'],
  [{ ...granted, kind: 'adjust', reason: 'counted twice' }, '+12 by correction: counted twice'],
  [{ kind: 'adjust', availableDelta: '-3', about: null }, '-3 by correction'],
])('the entry %j reads %j', (over, words) => {
  expect(entryInWords(entry(over), (alias) => (alias === 'veo3' ? 'Veo 3' : alias))).toBe(words);
});
