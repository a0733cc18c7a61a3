import type { PersonaRow } from './row.ts';
import { type CardFields, refuseCard } from '../card/index.ts';
import { CreatePersonaInput } from './schema.ts';

const field = CreatePersonaInput.shape;

/** What a persona has of our own in a card, under which name, and how it is read. */
const OWN = [
  { name: 'category', field: 'category', schema: field.category },
  { name: 'traits', field: 'traits', schema: field.traits },
  { name: 'voice_model', field: 'voiceModel', schema: field.voiceModel },
  { name: 'capabilities', field: 'capabilities', schema: field.capabilities },
  { name: 'temperature', field: 'temperature', schema: field.temperature },
  { name: 'max_tokens', field: 'maxTokens', schema: field.maxTokens },
] as const;

/** A private persona out of a card. Whatever of our own is odd in it is passed over. Errors: `nameless`; `too-long`. */
export function personaOf(fields: CardFields, name: string | undefined) {
  const { displayName, own, cut: _cut, ...texts } = fields;
  const called = name ?? displayName;
  if (called === '') throw refuseCard('nameless');
  const known = OWN.flatMap(({ name: key, field: to, schema }) => {
    const value = schema.safeParse(Object.hasOwn(own, key) ? own[key] : undefined);
    return value.success ? [[to, value.data]] : [];
  });
  const read = CreatePersonaInput.safeParse({ ...texts, ...Object.fromEntries(known), displayName: called });
  if (read.success) return read.data;
  throw read.error.issues.some(({ code }) => code === 'custom') ? refuseCard('too-long') : read.error;
}

/** The persona as a card has it; of our own only what is not as usual. */
export function fieldsOf(persona: PersonaRow): Omit<CardFields, 'cut'> {
  const { description, personality, scenario, greeting, examples, systemInstructions, reminder } = persona;
  const own = OWN.flatMap(({ name, field: from, schema }) =>
    JSON.stringify(schema.parse(undefined)) === JSON.stringify(persona[from]) ? [] : [[name, persona[from]]],
  );
  return {
    description,
    personality,
    scenario,
    greeting,
    examples,
    systemInstructions,
    reminder,
    displayName: persona.displayName,
    own: Object.fromEntries(own),
  };
}
