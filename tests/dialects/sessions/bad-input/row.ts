/** A request that must be refused: what is wrong with it, where it goes, and the status that the document promises. */
export type BadRequest = {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Sent as it stands if text or bytes, else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  status: number;
  /** The operation as the API description names it: method and path. */
  operation: string;
};

/** A value and what is wrong with it. */
type Named = readonly [name: string, value: unknown];
/** What is wrong, the body, and the status if it is not 400. */
type Case = readonly [name: string, body: unknown, status?: number];

/** Stands in addresses and bodies for what another user owns. */
export const FOREIGN = { session: 987_654_321, turn: 'aaaaaaaa-2222-7333-8444-555555555555' };

const DEEP = 100_000;
const deep = `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
const MEBIBYTE = 1024 * 1024;

/** Values that are no text of a sensible length. */
export const NOT_TEXT: readonly Named[] = [
  ['missing', undefined],
  ['null', null],
  ['empty', ''],
  ['a number', 7],
  ['true', true],
  ['a list', ['x']],
  ['an object', { toString: 'x' }],
  ['NUL', 'a\0b'],
];
/** Values that are no number of a session. */
export const NOT_A_SESSION: readonly Named[] = [
  ['zero', 0],
  ['negative', -1],
  ['a fraction', 1.5],
  ['text', '123'],
  ['empty text', ''],
  ['a list', [123]],
  ['an object', {}],
  ['true', true],
  ['more than a double counts', 2 ** 53],
  ['enormous', 1e300],
];
/** Numbers that sessions may have, and this user has not. */
export const NO_SESSION_OF_MINE: readonly Named[] = [
  ['nobody’s', 123_456_789],
  ['another user’s', FOREIGN.session],
  ['beyond int32', 2_147_483_648],
  ['beyond any column', 2 ** 53 - 1],
];

export function post(path: string, cases: readonly Case[]): BadRequest[] {
  return cases.map(([name, body, status = 400]) => {
    return { name, method: 'POST', path, body, status, operation: `POST ${path}` };
  });
}

export function each(
  field: string,
  values: readonly Named[],
  make: (value: unknown) => unknown,
  status = 400,
): Case[] {
  return values.map(([name, value]) => [`${field}: ${name}`, make(value), status]);
}

/** What any JSON endpoint refuses, whatever it is about. */
export function anyBody(path: string, fits: unknown): BadRequest[] {
  const text = JSON.stringify(fits);
  const rows = post(path, [
    ['no body', ''],
    ['blank body', ' '],
    ['a bare word', 'hello'],
    ['JSON that breaks off', text.slice(0, -1)],
    ['JSON and more', `${text}}`],
    ['single quotes', text.replaceAll('"', "'")],
    ['a trailing comma', text.replace(/}$/, ',}')],
    ['a comment', `/* */${text}`],
    ['null', 'null'],
    ['a list', `[${text}]`],
    ['text', '"text"'],
    ['a number', '7'],
    ['deep nesting', deep],
    ['deep nesting in a field', text.replace(/}$/, `,"x":${deep.slice(1)}}`)],
    ['bytes that are no UTF-8', Buffer.from(text.replace('gpt-4', 'gpt-\xff'), 'latin1')],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['a raw NUL', text.replace('gpt-4', 'gpt\0')],
    ['an escaped NUL', text.replace('gpt-4', 'gpt\\u0000')],
    ['an escaped NUL in a field nobody reads', text.replace(/}$/, ',"x":["\\u0000"]}')],
    ['an escaped NUL in a key', text.replace(/}$/, ',"\\u0000":1}')],
    ['a prototype', `{"__proto__":${text}}`],
    ['a broken escape', text.replace('gpt-4', '\\ud83')],
    ['a mebibyte and more', text.replace(/}$/, `,"x":"${'x'.repeat(MEBIBYTE)}"}`), 413],
  ]);
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'json',
    '',
  ];
  const wrongTypes = types.map(
    (type): BadRequest => ({
      name: `content type "${type}"`,
      method: 'POST',
      path,
      body: text,
      headers: { 'content-type': type },
      status: 415,
      operation: `POST ${path}`,
    }),
  );
  return [...rows, ...wrongTypes];
}
