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

/**
 * What a persona is reminded of before it answers, at most `budget` tokens: what is pinned, then what shares words with
 * what was asked, the rarer the word and the fresher the memory the sooner, then the newest few.
 */
export function chooseMemories(
  memories: readonly Remembered[],
  { asked, budget, now }: { asked: string; budget: number; now: Date },
): Remembered[] {
  const words = termsOf(asked);
  const terms = new Map(memories.map(({ id, text }) => [id, termsOf(text)]));
  const weights = new Map(words.map((word) => [word, rarity(word, [...terms.values()])]));
  const scored = memories.map((memory) => {
    const own = terms.get(memory.id) ?? [];
    const shared = words.filter((word) => own.some((term) => alike(word, term)));
    const overlap = shared.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
    return { memory, score: overlap * freshness(memory.updatedAt, now) };
  });
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

/** The logarithm of how many memories there are for each one that has the word. */
function rarity(word: string, memories: readonly (readonly string[])[]): number {
  const having = memories.filter((terms) => terms.some((term) => alike(word, term))).length;
  return Math.log(1 + memories.length / Math.max(1, having));
}

/** The same word, or one the beginning of the other: "live" and "lives". */
function alike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short));
}

function freshness(at: Date, now: Date): number {
  const days = Math.max(0, now.getTime() - at.getTime()) / DAY_MS;
  return Math.max(LEAST_WEIGHT, 0.5 ** (days / HALF_LIFE_DAYS));
}
