import fc from 'fast-check';
import {
  FORMS,
  ODD_HEADERS,
  ODD_QUERIES,
  ODD_SEGMENTS,
  ODD_TIMES,
  ODD_VALUES,
  RIGHT_FORMS,
  RUBBISH,
} from './odd.ts';
import type { Description, Operation } from './schema.ts';
import { spoiled } from './spoil.ts';
import { type Existing, typicalOf, validOf } from './valid.ts';

export type FuzzRequest = {
  operation: Operation;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
};

/** What the requests may know: tokens that are good, and by the name of a path parameter what exists. */
export type Known = {
  tokens: readonly string[];
  /** A good one that may do nothing. */
  limited: string;
  values: Readonly<Record<string, readonly string[]>>;
  /** The same of fields in a body. */
  fields: Existing;
  /** Whole paths, with their queries, by operation. */
  addresses: Readonly<Record<string, readonly string[]>>;
};

const often =
  (weight: number) =>
  <Value>(arbitrary: fc.Arbitrary<Value>) => ({ weight, arbitrary });

/** Requests to one operation: most with one thing that is odd, some entirely right, some rubbish. */
export function requestsTo(api: Description, operation: Operation, known: Known): fc.Arbitrary<FuzzRequest> {
  return fc
    .record({
      address: addressOf(api, operation, known),
      headers: headersOf(api, operation, known),
      body: bodyOf(api, operation, known),
    })
    .map(({ address, headers, body }) => ({ operation, path: address, headers, body }));
}

function addressOf(api: Description, operation: Operation, known: Known): fc.Arbitrary<string> {
  const made = fc
    .tuple(pathOf(api, operation, known), queryOf(api, operation))
    .map((parts) => parts.join(''));
  const exist = known.addresses[operation.operationId];
  return exist === undefined ? made : fc.oneof(made, fc.constantFrom(...exist));
}

function pathOf(api: Description, { path, parameters }: Operation, known: Known): fc.Arbitrary<string> {
  const segments = path.split('/').map((segment) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) return fc.constant(segment);
    const exists = known.values[name] ?? [];
    const schema = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
    const valid = validOf(api, schema).map((value) => encodeURIComponent(String(value).toWellFormed()));
    return fc.oneof(
      often(3)(valid),
      often(2)(fc.constantFrom(...ODD_SEGMENTS)),
      ...(exists.length === 0 ? [] : [often(4)(fc.constantFrom(...exists))]),
    );
  });
  return fc.tuple(...segments).map((made) => made.join('/'));
}

function queryOf(api: Description, { parameters }: Operation): fc.Arbitrary<string> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) => {
      const valid = validOf(api, schema).map((value) => encodeURIComponent(String(value).toWellFormed()));
      const odd = fc.constantFrom(...ODD_VALUES, ...ODD_TIMES);
      const value = fc.oneof(often(3)(valid), odd).map((text) => [`${name}=${text}`]);
      return fc.oneof(fc.constant([]), value);
    });
  const usual = fc
    .tuple(...pairs)
    .map((made) => (made.flat().length === 0 ? '' : `?${made.flat().join('&')}`));
  return fc.oneof(often(12)(usual), fc.constantFrom(...ODD_QUERIES));
}

type Headers = Readonly<Record<string, string>>;
const NONE: Headers = {};

function headersOf(
  api: Description,
  { parameters, requestBody }: Operation,
  { tokens, limited }: Known,
): fc.Arbitrary<Headers> {
  const strange = [
    '',
    'Bearer',
    'Bearer  ',
    'Basic dTpw',
    'Bearer a b',
    'Bearer gr_live_x',
    'Bearer e30.e30.',
    `bearer ${limited}`,
  ];
  const authorization = fc.oneof(
    often(30)(fc.constantFrom(...tokens).map((token): Headers => ({ authorization: `Bearer ${token}` }))),
    fc.constant(NONE),
    fc.constantFrom(...strange).map((value): Headers => ({ authorization: value })),
  );
  const form = requestBody?.content['multipart/form-data'] !== undefined;
  const right = form
    ? ['multipart/form-data; boundary=b', 'multipart/form-data;boundary="b"']
    : ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON;;'];
  const type = fc.oneof(
    often(15)(fc.constantFrom(...right)),
    fc.constantFrom(
      'text/plain',
      'application/json-patch+json',
      'multipart/form-data',
      'multipart/form-data; boundary=b',
      ';',
    ),
  );
  const named = parameters
    .filter((parameter) => parameter.in === 'header' && parameter.name !== 'Idempotency-Key')
    .map(({ name, schema }) => validOf(api, schema).map((value): Headers => ({ [name]: printable(value) })));
  const key = fc.nat({ max: 40 }).map((number): Headers => ({ 'idempotency-key': `key ${number}` }));
  const more = fc.oneof(
    often(10)(fc.constant(NONE)),
    often(4)(fc.constantFrom(...ODD_HEADERS)),
    key,
    ...named,
  );
  return fc
    .tuple(
      authorization,
      requestBody === undefined
        ? fc.constant(NONE)
        : type.map((value): Headers => ({ 'content-type': value })),
      more,
    )
    .map((all) => Object.assign({}, ...all));
}

/** What a header can hold, as a client would send it. */
function printable(value: unknown): string {
  return String(value).replaceAll(/[^\x20-\x7e]/g, '');
}

function bodyOf(
  api: Description,
  { requestBody }: Operation,
  { fields }: Known,
): fc.Arbitrary<string | undefined> {
  if (requestBody?.content['multipart/form-data'] !== undefined)
    return fc.oneof(
      often(4)(fc.constantFrom(...RIGHT_FORMS)),
      often(3)(fc.constantFrom(...FORMS, ...RUBBISH)),
    );
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined)
    return fc.oneof(often(12)(fc.constant(undefined)), fc.constantFrom('', '{}', 'x'));
  const valid = validOf(api, schema);
  const typical = typicalOf(api, schema, fields);
  const written = (value: unknown) => JSON.stringify(value);
  return fc.oneof(
    often(6)(typical.map(written)),
    often(6)(valid.map(written)),
    often(10)(spoiled(fc.oneof(typical, valid)).map(written)),
    often(2)(fc.constantFrom(...RUBBISH)),
    fc.json({ maxDepth: 2 }),
  );
}
