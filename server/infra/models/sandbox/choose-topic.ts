import { topics } from './topics/index.ts';
import type { Topic } from './topics/topic.ts';

const ENOUGH = 5;
const ASKS =
  /^(how|what|where|which|who|when|why|can i|could i|do i|does|do you|is|are|will|must i|should i|show)\b/i;
const FEW_WORDS = 3;

/**
 * The topic that the question's words speak for most, if they do clearly: a single word of it that is common
 * elsewhere ("a key", "an event") is not enough, unless the question is one about this program.
 */
export function chooseTopic(question: string): Topic | undefined {
  const said = question.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  const words = new Set(said);
  const addressed = addressedTo(question, said.length, words);
  let best: Topic | undefined;
  let bestScore = ENOUGH - 1;
  for (const topic of topics) {
    const score = scoreOf(topic, words);
    if (score > 0 && score + addressed > bestScore) [best, bestScore] = [topic, score + addressed];
  }
  return best;
}

/** How much speaks for a question about this program, whatever it is about. */
function addressedTo(question: string, length: number, words: ReadonlySet<string>): number {
  const asks = ASKS.test(question) || length <= FEW_WORDS ? 2 : 0;
  const here = ['it', 'here', 'you', 'your'].some((word) => words.has(word)) ? 1 : 0;
  return asks + (asks > 0 ? here : 0) + (words.has('greenroom') ? 3 : 0);
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
