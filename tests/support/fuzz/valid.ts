import fc from 'fast-check';
import { type Description, readSchema, type Schema } from './schema.ts';

/** So much of what may be large: the point is the form, and every request is sent. */
const LONGEST = 40;
const MOST = 3;

/** By the names of fields, values that stand for what exists. */
export type Existing = Readonly<Record<string, readonly unknown[]>>;

/** Values that a schema of the description allows; half of them are its own example. */
export function validOf(api: Description, schema: unknown): fc.Arbitrary<unknown> {
  return from(api, schema, null);
}

/** Values as a client would send them: the description's examples, and of what exists. */
export function typicalOf(api: Description, schema: unknown, existing: Existing): fc.Arbitrary<unknown> {
  return from(api, schema, existing);
}

function from(api: Description, schema: unknown, existing: Existing | null): fc.Arbitrary<unknown> {
  const read = readSchema(api, schema);
  if (read.example === undefined) return madeOf(api, read, existing);
  const example = fc.constant(read.example);
  return existing === null ? fc.oneof(example, madeOf(api, read, null)) : example;
}

function madeOf(api: Description, schema: Schema, existing: Existing | null): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => from(api, one, existing)));
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return fc.jsonValue({ maxDepth: 2 });
  return fc.oneof(...types.map((type) => ofType(api, schema, type, existing)));
}

function ofType(
  api: Description,
  schema: Schema,
  type: string,
  existing: Existing | null,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -10, -10),
        max: Math.min(schema.maximum ?? 300, 300),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e3, max: schema.maximum ?? 1e3, noNaN: true });
    case 'array': {
      const { minItems = 0, maxItems = MOST } = schema;
      return fc.array(from(api, schema.items, existing), {
        minLength: minItems,
        maxLength: Math.min(maxItems, MOST),
      });
    }
    case 'object':
      return objectOf(api, schema, existing);
    case 'string':
      return textOf(schema);
    default:
      throw new Error(`Nobody here makes a value of type ${type}.`);
  }
}

function objectOf(
  api: Description,
  { properties = {}, required = [], additionalProperties }: Schema,
  existing: Existing | null,
) {
  if (Object.keys(properties).length === 0)
    return fc.dictionary(
      fc.string({ maxLength: 12, unit: 'grapheme' }),
      from(api, additionalProperties, existing),
      {
        maxKeys: MOST,
      },
    );
  const fields = Object.entries(properties).map(([name, one]) => {
    const known = existing?.[name];
    return [name, known === undefined ? from(api, one, existing) : fc.constantFrom(...known)] as const;
  });
  const always = Object.keys(properties).filter((name) => required.includes(name));
  return fc.record(Object.fromEntries(fields), { requiredKeys: always });
}

function textOf({ pattern, format, minLength = 0, maxLength = LONGEST }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid({ version: 7 });
  if (pattern?.startsWith('^\\d') === true) return fc.nat({ max: 300 }).map(String);
  const max = Math.min(maxLength, LONGEST);
  const plain = fc.string({ minLength, maxLength: max });
  // Of what a grapheme is made, one counts several characters.
  const anyScript = fc.string({ minLength, maxLength: max / 8, unit: 'grapheme' });
  const made = fc.oneof(plain, anyScript);
  if (pattern === undefined) return made;
  const fits = new RegExp(pattern, 'u');
  return made.map((text) => (fits.test(text) ? text : `a${text.slice(1)}`));
}
