import { expect, test } from 'vitest';
import type { GalleryEntry } from '#server/domain/persona/view.ts';
import { categoriesOf, chosen } from '#components/influencers/gallery/choose.ts';

function entry(displayName: string, over: Partial<GalleryEntry> = {}): GalleryEntry {
  return {
    id: displayName,
    name: displayName.toLowerCase(),
    displayName,
    description: '',
    category: '',
    traits: [],
    avatarUrl: null,
    builtIn: true,
    canChange: false,
    createdAt: new Date(0),
    figures: { conversations: 0, averageRating: null, ratings: 0 },
    ...over,
  };
}

const all = [
  entry('Mira', { category: 'travel', traits: ['curious'], createdAt: new Date(1) }),
  entry('Kenji', {
    category: 'food',
    description: 'Cooks in Osaka',
    createdAt: new Date(3),
    figures: { conversations: 5, averageRating: 4, ratings: 2 },
  }),
  entry('Sol', {
    category: 'travel',
    createdAt: new Date(2),
    figures: { conversations: 1, averageRating: 5, ratings: 1 },
  }),
];
const names = (choice: Partial<Parameters<typeof chosen>[1]>) =>
  chosen(all, { search: '', category: '', order: 'first', ...choice }).map(({ displayName }) => displayName);

test('accents and case make no difference to what is looked for', () => {
  const personas = [entry('Sol Marín'), entry('Zoë')];
  const found = (search: string) =>
    chosen(personas, { search, category: '', order: 'first' }).map(({ displayName }) => displayName);
  expect([found('marin'), found('ZOE'), found('marín s')]).toEqual([['Sol Marín'], ['Zoë'], ['Sol Marín']]);
});

test('every word counts, in any case, wherever it stands', () => {
  expect(names({ search: 'OSAKA kenji' })).toEqual(['Kenji']);
  expect(names({ search: 'curious' })).toEqual(['Mira']);
  expect(names({ search: 'curious osaka' })).toEqual([]);
});

test('a category holds its own, and all are named once', () => {
  expect(names({ category: 'travel' })).toEqual(['Mira', 'Sol']);
  expect(categoriesOf([...all, entry('Nobody')])).toEqual(['food', 'travel']);
});

test.each([
  ['first', ['Mira', 'Kenji', 'Sol']],
  ['rated', ['Sol', 'Kenji', 'Mira']],
  ['talked', ['Kenji', 'Sol', 'Mira']],
  ['new', ['Kenji', 'Sol', 'Mira']],
] as const)('in the order "%s"', (order, expected) => {
  expect(names({ order })).toEqual(expected);
});
