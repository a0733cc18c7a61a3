import { topics } from './topics/index.ts';
import type { Topic } from './topics/topic.ts';

const ENOUGH = 2;

/** The topic that the question's words speak for most, if any does clearly enough. */
export function chooseTopic(question: string): Topic | undefined {
  const words = new Set(question.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? []);
  let best: Topic | undefined;
  let bestScore = ENOUGH - 1;
  for (const topic of topics) {
    const score = scoreOf(topic, words);
    if (score > bestScore) [best, bestScore] = [topic, score];
  }
  return best;
}

function scoreOf(topic: Topic, words: ReadonlySet<string>): number {
  let score = 0;
  for (const [keyword, weight] of Object.entries(topic.keywords)) {
    if (matches(keyword, words)) score += weight;
  }
  return score;
}

function matches(keyword: string, words: ReadonlySet<string>): boolean {
  if (!keyword.endsWith('*')) return words.has(keyword);
  const beginning = keyword.slice(0, -1);
  for (const word of words) if (word.startsWith(beginning)) return true;
  return false;
}
