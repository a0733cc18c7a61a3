import { parseArgs } from 'node:util';

/** The call itself is wrong; the message says how. */
export class UsageError extends Error {}

export type Options = Readonly<Record<string, string | boolean | undefined>>;
export type OptionTypes = Readonly<Record<string, { type: 'string' | 'boolean'; required?: true }>>;

export function parseArguments(types: OptionTypes, args: readonly string[]): Options {
  const options = parse(types, args);
  const missing = Object.entries(types).find(
    ([name, { required }]) => required === true && options[name] === undefined,
  );
  if (missing !== undefined) throw new UsageError(`--${missing[0]} is missing.`);
  return options;
}

function parse(types: OptionTypes, args: readonly string[]): Options {
  try {
    const known = Object.fromEntries(Object.entries(types).map(([name, { type }]) => [name, { type }]));
    return parseArgs({ args: [...args], options: known, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The options are not understood.');
  }
}

/** A text option's value. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
