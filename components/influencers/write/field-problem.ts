import { type Draft, type TextName, TEXTS } from './draft.ts';
import { traitsIn } from './input-of.ts';

/** The server takes no more; in UTF-16 units. */
const LIMITS: Record<Exclude<TextName, 'traits'>, number> = {
  displayName: 100,
  category: 100,
  description: 20_000,
  personality: 2_000,
  greeting: 20_000,
  scenario: 20_000,
  examples: 20_000,
  systemInstructions: 20_000,
  reminder: 2_000,
};
/** All that the model is told before every answer. */
const LONGEST_IN_ALL = 40_000;
const MOST_TRAITS = 30;
const LONGEST_TRAIT = 100;

/**
 * What is wrong with a field, in words; `null` where nothing is. The server refuses the same. What was stored before may be
 * longer in all than is taken now, and stay so.
 */
export function fieldProblem(name: TextName, draft: Draft, stored: Draft): string | null {
  if (name === 'traits') return traitsProblem(draft.traits);
  const { length } = draft[name];
  if (length > LIMITS[name]) return tooMany(length, LIMITS[name]);
  if (name === 'displayName' && draft.displayName.trim() === '') return 'What is it called?';
  if (name !== 'systemInstructions') return null;
  const whole = weightOf(draft);
  const all =
    'Description, manner, traits, greeting, scene, example lines, instructions and reminder together: ';
  const most = Math.max(LONGEST_IN_ALL, weightOf(stored));
  return whole > most ? all + tooMany(whole, most) : null;
}

function weightOf(draft: Draft): number {
  const { description, personality, greeting, scenario, examples, systemInstructions, reminder } = draft;
  const told = [description, personality, greeting, scenario, examples, systemInstructions, reminder];
  return [...told, ...traitsIn(draft.traits)].reduce((sum, text) => sum + text.length, 0);
}

/** The first field that stands in the way of saving. */
export function firstProblem(draft: Draft, stored: Draft): TextName | null {
  return TEXTS.find((name) => fieldProblem(name, draft, stored) !== null) ?? null;
}

function traitsProblem(text: string): string | null {
  const traits = traitsIn(text);
  if (traits.length > MOST_TRAITS) return `${traits.length} traits: at most ${MOST_TRAITS}.`;
  return traits.some(({ length }) => length > LONGEST_TRAIT)
    ? `A trait has at most ${LONGEST_TRAIT} characters.`
    : null;
}

function tooMany(length: number, limit: number): string {
  return `${count(length)} characters: ${count(length - limit)} too many.`;
}

const count = (number: number) => number.toLocaleString('en');
