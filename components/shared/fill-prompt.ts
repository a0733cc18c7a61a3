import { partsOf, variablesOf } from '#server/domain/prompt-text/schema.ts';

/** What a person gave for a prompt's variables, by name; nothing and the empty text are the same. */
export type Values = Readonly<Record<string, string>>;

/** A piece of a prompt: text as it stands, a variable's value, or the place of one that is still to be given. */
export type FilledPart = { kind: 'text' | 'value' | 'open'; text: string };

/** The prompt in order, `{name}` where nothing was given. */
export function filledParts(content: string, values: Values): FilledPart[] {
  return partsOf(content).map((part) => {
    if (part.type === 'text') return { kind: 'text', text: part.text };
    const value = valueOf(values, part.name);
    return value === '' ? { kind: 'open', text: `{${part.name}}` } : { kind: 'value', text: value };
  });
}

/** The prompt as it would be sent, `{name}` where nothing was given. */
export function fillPrompt(content: string, values: Values): string {
  return filledParts(content, values)
    .map(({ text }) => text)
    .join('');
}

/** The variables that nothing was given for, in order. */
export function openVariables(content: string, values: Values): string[] {
  return variablesOf(content).filter((name) => valueOf(values, name) === '');
}

export function valueOf(values: Values, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? '') : '';
}

/** A variable's name as people read it: `target_language` is "target language". */
export function variableInWords(name: string): string {
  return name.replaceAll('_', ' ').trim() || name;
}
