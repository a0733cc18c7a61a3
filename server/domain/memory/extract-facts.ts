import { searchableWords } from '../file/index.ts';
import { FACT_PATTERNS } from './fact-patterns.ts';
import type { MemoryKind } from './view.ts';

export type Fact = { kind: MemoryKind; topic: string; text: string };

/** Who writes more at once seldom speaks of themselves. */
const LONGEST_READ = 4_000;
const LONGEST_CLAUSE = 200;
const LONGEST_VALUE = 80;
/** The end of a sentence, but not a dot within a number or behind a title. */
const SENTENCE = /(?<!\b(?:St|Dr|Mr|Ms|Mrs|Mt))\.(?=\s|$)|[!;\n。！]+|([?？]+)/u;
/** Where somebody goes on about themselves. */
const NEXT_CLAUSE = /(?:,\s*(?:and |but )?|\s(?:and|but) )(?=(?:i|i['’]m|my) )/iu;
const FILLER =
  /^(?:hi|hello|hey|hallo|bonjour|hola|well|so|oh|ok|okay|yes|yeah|no|and|but|also|actually|by the way|btw|remember(?: that)?|please remember(?: that)?|you know)[,\s]+/iu;
/** What only fits this conversation, is nothing that a person is or likes, or is said in despair. */
const NOT_ABOUT_THEM =
  /^(?:not|it|that|this|these|those|you|your|him|her|his|them|their|how|when|what|where|who|why|which|if|to (?:think|see|hear|say|know)|the (?:way|idea|sound|next|other)|a lot|my|myself|me|i|us|we|our|life|living|everything|everyone|everybody|nothing|nobody|dich|dir|es|das|te|tu|vous)\b/iu;
/** A value ends where a reason or an aside begins. */
const ASIDE =
  /(?:,| and (?:it|this|that|he|she|we|they|you)\b| because | since | but | when | although |\s[–—-]\s|[([{<]).*$/iu;

const EMPHASIS = /(?: so much| very much| a lot| too| as well| now| these days)+$/iu;
const EMOTICON = /\s[:;=]\S{1,3}$/u;
const TRAILING = /(?:[\s.,:]|\p{Extended_Pictographic}|\u{200d}|\u{fe0f})+$/u;
const BEHIND_NAME = / (?:and|und|et|y|from|aus|nice to)\b.*$/iu;

/**
 * What somebody says about themselves in so many words ("My name is …", "I live in …", "I like …"), by rules alone: no
 * model is asked, and a question says nothing. Of two facts about one topic the later.
 */
export function extractFacts(message: string): Fact[] {
  const facts = new Map<string, Fact>();
  for (const clause of clausesOf(message.slice(0, LONGEST_READ))) {
    const fact = factIn(clause);
    if (fact !== null) facts.set(fact.topic, fact);
  }
  return [...facts.values()];
}

function clausesOf(text: string): string[] {
  // One group: statements and what ended them take turns.
  const parts = text.split(SENTENCE);
  return parts
    .filter((_, index) => index % 2 === 0 && parts[index + 1] === undefined)
    .flatMap((sentence) => sentence.split(NEXT_CLAUSE))
    .map((clause) => withoutFillers(clause.replaceAll(/\s+/g, ' ').trim()))
    .filter((clause) => clause.length <= LONGEST_CLAUSE);
}

function withoutFillers(clause: string): string {
  const shorter = clause.replace(FILLER, '');
  return shorter === clause ? clause : withoutFillers(shorter);
}

function factIn(clause: string): Fact | null {
  for (const { kind, topic, text, pattern } of FACT_PATTERNS) {
    const groups = pattern
      .exec(clause)
      ?.slice(1)
      .filter((group) => group !== undefined);
    if (groups === undefined) continue;
    const said = (groups.at(-1) ?? '')
      .replace(ASIDE, '')
      .replace(EMPHASIS, '')
      .replace(EMOTICON, '')
      .replace(TRAILING, '');
    const value = (topic === 'name' ? said.replace(BEHIND_NAME, '') : said).replaceAll(/\bmy\b/giu, 'their');
    if (value.length > LONGEST_VALUE || !/[\p{L}\p{N}]/u.test(value) || NOT_ABOUT_THEM.test(value))
      return null;
    const before = (groups[0] ?? '').toLowerCase();
    const fill = (form: string, whole: string) =>
      form.replace(/\{(1?)\}/g, (_, one) => (one === '1' ? before : whole));
    return { kind, topic: fill(topic, searchableWords(value)), text: fill(text, value) };
  }
  return null;
}
