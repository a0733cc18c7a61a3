import type { Fact } from './extract-facts.ts';
import { saidTopic } from './said-topic.ts';

const LONGEST = 200;

/** What a model found worth remembering; `null` where that is no sentence to keep. */
export function statedFact(text: string): Fact | null {
  const plain = text.replaceAll(/[\s\0]+/g, ' ').trim();
  if (plain.length > LONGEST || !/[\p{L}\p{N}]/u.test(plain)) return null;
  return { kind: 'fact', topic: saidTopic(plain), text: plain };
}
