import { estimateTokens } from '#server/kernel/estimate-tokens.ts';
import { indexOf, termsOf } from './word-index.ts';

export type Remembered = { id: string; text: string; pinned: boolean; updatedAt: Date };

/** After so many days a memory weighs half, never less than a quarter. */
const HALF_LIFE_DAYS = 60;
const LEAST_WEIGHT = 0.25;
const DAY_MS = 86_400_000;
/** So many of the newest come along although nothing speaks for them: a name is of use in any answer. */
const ANYWAY = 8;

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

function freshness(at: Date, now: Date): number {
  const days = Math.max(0, now.getTime() - at.getTime()) / DAY_MS;
  return Math.max(LEAST_WEIGHT, 0.5 ** (days / HALF_LIFE_DAYS));
}
