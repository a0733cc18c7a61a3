import { createHash } from 'node:crypto';
import type { HttpRequest } from './exchange.ts';

const UPDATE_LENGTH = 64 * 1024;

/** SHA-256 of method, path and body. The order of an object's fields and blanks in the JSON make no difference. */
export function fingerprintOf(
  { method, path }: Pick<HttpRequest, 'method' | 'path'>,
  body: unknown,
): Uint8Array {
  const hash = createHash('sha256').update(`${method} ${path}\n`);
  let text = '';
  for (const piece of canonicalJson(body)) {
    text += piece;
    // Neither a million small updates nor the whole text at once.
    if (text.length < UPDATE_LENGTH) continue;
    hash.update(text);
    text = '';
  }
  return hash.update(text).digest();
}

/** What is still to be written: text as it stands, or a value. */
type Open = { text: string } | { value: unknown };

/** Writes without recursion, because a megabyte of brackets nests deeper than the stack. */
function* canonicalJson(whole: unknown): Generator<string> {
  const open: Open[] = [{ value: whole }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('text' in next) yield next.text;
    else if (typeof next.value === 'object' && next.value !== null)
      for (const part of partsOf(next.value)) open.push(part);
    else yield JSON.stringify(next.value) ?? 'null';
  }
}

/** A list's or an object's parts, the first one last. */
function partsOf(value: object): Open[] {
  if (Array.isArray(value)) {
    const items = value.flatMap((item: unknown): Open[] => [{ value: item }, { text: ',' }]);
    return [{ text: '[' }, ...items, { text: ']' }].toReversed();
  }
  const fields = Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, field]): Open[] => [
      { text: `${JSON.stringify(name)}:` },
      { value: field },
      { text: ',' },
    ]);
  return [{ text: '{' }, ...fields, { text: '}' }].toReversed();
}
