import { searchableWords } from '../file/index.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';

export type Remembered = { id: string; text: string; pinned: boolean; updatedAt: Date };

/** After so many days a memory weighs half, never less than a quarter. */
const HALF_LIFE_DAYS = 60;
const LEAST_WEIGHT = 0.25;
const DAY_MS = 86_400_000;
/** So many of the newest come along although nothing speaks for them: a name is of use in any answer. */
const ANYWAY = 8;
/** Shorter words of an alphabet are found everywhere. */
const SHORTEST = 3;
/** Forms of one word differ by so many letters at their end, and share so many at least. */
const MOST_ENDING = 3;
const SHORTEST_STEM = 4;

/**
 * What a persona is reminded of before it answers, at most `budget` tokens: what is pinned, then what shares words with
 * what was asked, the rarer the word and the fresher the memory the sooner, then the newest few.
 */
export function chooseMemories(
  memories: readonly Remembered[],
  { asked, budget, now }: { asked: string; budget: number; now: Date },
): Remembered[] {
  const find = indexOf(memories.map(({ text }) => termsOf(text)));
  const overlaps = new Map<number, number>();
  for (const word of termsOf(asked)) {
    const having = find(word);
    // The rarer a word is among the memories, the more it says.
    const weight = Math.log(1 + memories.length / Math.max(1, having.size));
    for (const place of having) overlaps.set(place, (overlaps.get(place) ?? 0) + weight);
  }
  const scored = memories.map((memory, place) => ({
    memory,
    score: (overlaps.get(place) ?? 0) * freshness(memory.updatedAt, now),
  }));
  const fitting = scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score);
  const newest = memories.toSorted((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime());
  const order = new Set([
    ...newest.filter(({ pinned }) => pinned),
    ...fitting.map(({ memory }) => memory),
    ...newest.slice(0, ANYWAY),
  ]);
  return within(order, budget);
}

function within(order: Iterable<Remembered>, budget: number): Remembered[] {
  let left = budget;
  const chosen: Remembered[] = [];
  for (const memory of order) {
    const tokens = estimateTokens(memory.text);
    if (tokens > left) continue;
    chosen.push(memory);
    left -= tokens;
  }
  return chosen;
}

function termsOf(text: string): string[] {
  const words = searchableWords(text).split(' ');
  return [...new Set(words.filter((word) => word.length >= SHORTEST || /[^a-z]/.test(word)))];
}

/** Where a word stands, or one that it begins or that begins it, "live" and "lives": by look-ups, however many there are. */
function indexOf(memories: readonly (readonly string[])[]): (word: string) => Set<number> {
  const whole = new Map<string, number[]>();
  const shortened = new Map<string, number[]>();
  const note = (places: Map<string, number[]>, form: string, place: number) => {
    const known = places.get(form);
    if (known === undefined) places.set(form, [place]);
    else known.push(place);
  };
  for (const [place, terms] of memories.entries())
    for (const term of terms) {
      note(whole, term, place);
      for (const form of shorterForms(term)) note(shortened, form, place);
    }
  return (word) =>
    new Set([
      ...[word, ...shorterForms(word)].flatMap((form) => whole.get(form) ?? []),
      ...(shortened.get(word) ?? []),
    ]);
}

/** A word without its last letters, as long as it still says something. */
function shorterForms(word: string): string[] {
  return Array.from({ length: MOST_ENDING }, (_, index) => word.slice(0, word.length - 1 - index)).filter(
    (form) => form.length >= SHORTEST_STEM,
  );
}

function freshness(at: Date, now: Date): number {
  const days = Math.max(0, now.getTime() - at.getTime()) / DAY_MS;
  return Math.max(LEAST_WEIGHT, 0.5 ** (days / HALF_LIFE_DAYS));
}
