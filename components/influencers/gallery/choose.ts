import type { GalleryEntry } from '#server/domain/persona/view.ts';
import { plainWords } from '#components/shared/plain-words.ts';

export type Order = 'first' | 'rated' | 'talked' | 'new';

export const ORDERS: readonly { value: Order; words: string }[] = [
  { value: 'first', words: 'Yours first' },
  { value: 'rated', words: 'Best rated' },
  { value: 'talked', words: 'Most talked to' },
  { value: 'new', words: 'Newest' },
];

/** The order of that name, or the usual one. */
export function orderOf(name: string | null): Order {
  return ORDERS.find(({ value }) => value === name)?.value ?? 'first';
}

/** `category`: empty for all. */
export type Choice = { search: string; category: string; order: Order };

/** The personas that have every word, whatever its case and accents, of that category, in that order. */
export function chosen(
  personas: readonly GalleryEntry[],
  { search, category, order }: Choice,
): GalleryEntry[] {
  const words = plainWords(search).split(/\s+/).filter(Boolean);
  const fitting = personas.filter(
    (persona) =>
      (category === '' || persona.category === category) &&
      words.every((word) => textOf(persona).includes(word)),
  );
  return order === 'first' ? fitting : fitting.toSorted(BY[order]);
}

/** All categories there are, by name. */
export function categoriesOf(personas: readonly GalleryEntry[]): string[] {
  return [...new Set(personas.map(({ category }) => category))].filter((name) => name !== '').toSorted();
}

const BY = {
  rated: (a: GalleryEntry, b: GalleryEntry) => ratingOf(b) - ratingOf(a),
  talked: (a: GalleryEntry, b: GalleryEntry) => b.figures.conversations - a.figures.conversations,
  new: (a: GalleryEntry, b: GalleryEntry) =>
    new Date(b.createdAt).getTime() - new Date(a.createdAt).getTime(),
};

function ratingOf({ figures }: GalleryEntry): number {
  return figures.averageRating ?? 0;
}

function textOf({ displayName, description, category, traits }: GalleryEntry): string {
  return plainWords([displayName, description, category, ...traits].join(' '));
}
