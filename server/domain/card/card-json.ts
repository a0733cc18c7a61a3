/** A JSON object as it came. What it has of its own counts, and nothing it would inherit. */
export type CardJson = Readonly<Record<string, unknown>>;

export function isCardJson(value: unknown): value is CardJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueOf(json: CardJson, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}

/** The object under this name; an empty one where there is none. */
export function objectIn(json: CardJson, name: string): CardJson {
  const value = valueOf(json, name);
  return isCardJson(value) ? value : {};
}

/** The text under this name: numbers are what they say, and whatever is no text is none. */
export function textIn(json: CardJson, name: string): string {
  const value = valueOf(json, name);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The list under this name; of an object, as some programs write lists, its values. */
export function listIn(json: CardJson, name: string): readonly unknown[] {
  const value = valueOf(json, name);
  if (Array.isArray(value)) return value;
  return isCardJson(value) ? Object.values(value) : [];
}
