import { expect, test } from 'vitest';
import { z } from 'zod';
import { dialects, endpoints } from '#server/dialects/index.ts';
import { describeApi } from '#server/http/openapi.ts';

const Schema = z.record(z.string(), z.unknown());
const Content = z.record(z.string(), z.strictObject({ schema: Schema }));
const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  example: z.unknown().optional(),
  schema: Schema,
});
const Header = z.union([
  z.strictObject({ $ref: z.string().startsWith('#/components/headers/') }),
  z.strictObject({ description: z.string(), example: z.unknown().optional(), schema: Schema }),
]);
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(Parameter),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({
      description: z.string().min(1),
      content: Content,
      headers: z.record(z.string(), Header).optional(),
    }),
  ),
});
const Method = z.enum(['get', 'post', 'put', 'delete']);
/** What OpenAPI 3.1 asks of the parts that we write; fields that it does not know fail. */
const Description = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(Method, Operation)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z0-9._-]+$/), Schema),
    headers: z.record(z.string(), Header),
    securitySchemes: z.strictObject({
      bearer: z.strictObject({
        type: z.literal('http'),
        scheme: z.literal('bearer'),
        description: z.string(),
      }),
    }),
  }),
});

const written: unknown = JSON.parse(JSON.stringify(describeApi(endpoints, dialects, '1.2.3')));
const description = Description.parse(written);
const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

test('every endpoint is described, and nothing else', () => {
  const described = operations.map(
    ({ path, method, operation }) => `${operation.operationId}: ${method.toUpperCase()} ${path}`,
  );
  const defined = endpoints.map(({ operationId, method, path }) => `${operationId}: ${method} ${path}`);
  expect(described.toSorted()).toEqual(defined.toSorted());
  expect(new Set(endpoints.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(written).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');
  expect(references.length).toBeGreaterThan(5);
  for (const to of references) {
    const [, kind, name] = /^#\/components\/(schemas|headers)\/([A-Za-z0-9-]+)$/.exec(to) ?? [];
    const { schemas, headers } = description.components;
    expect(Object.keys(kind === 'headers' ? headers : schemas), to).toContain(name);
  }
});

test.each(operations)(
  '$method $path declares just the parameters that its path has',
  ({ path, operation }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((each) => each.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required)).toBe(true);
  },
);

test.each(operations)(
  '$method $path belongs to a described family and says what it refuses',
  ({ operation }) => {
    expect(description.tags.map(({ name }) => name)).toContain(operation.tags[0]);
    const open = operation.security.length === 0;
    expect('401' in operation.responses).toBe(!open);
    expect(Object.keys(operation.responses).some((status) => /^[123]/.test(status))).toBe(true);
    expect(operation.responses).toHaveProperty('500');
    if (operation.requestBody !== undefined) {
      for (const status of ['400', '413', '415']) expect(operation.responses).toHaveProperty(status);
    }
  },
);

const ERRORS: Readonly<Record<string, string>> = {
  generations: 'GenerationsError',
  copywriting: 'CopywritingError',
  characters: 'CharactersError',
  influencers: 'InfluencersError',
  sessions: 'SessionsError',
};

test('a refusal has the body of its family', () => {
  const refused = operations.flatMap(({ operation }) =>
    Object.entries(operation.responses)
      .filter(([status]) => Number(status) >= 400 && status !== '503')
      .map(([, { content }]) => ({
        family: operation.tags[0],
        reference: content['application/json']?.schema['$ref'],
      })),
  );
  for (const { family, reference } of refused) {
    expect([
      `#/components/schemas/${ERRORS[family ?? '']}`,
      '#/components/schemas/GenerationFailed',
      '#/components/schemas/CopywritingUnauthorized',
    ]).toContain(reference);
  }
});

test('the optional fields of a request are optional, and may be null as Python sends them', () => {
  const body = description.components.schemas['StreamChatBody'];
  expect(body?.['required']).toEqual(['model', 'messages']);
  const { properties } = z.object({ properties: z.record(z.string(), Schema) }).parse(body);
  for (const name of ['temperature', 'max_tokens', 'stream', 'session_id']) {
    expect(JSON.stringify(properties[name])).toContain('"null"');
  }
});

test('what creates or spends takes an Idempotency-Key, and says what becomes of a wrong one', () => {
  const keyed = operations.filter(({ operation }) =>
    operation.parameters.some(({ name, in: place }) => name === 'Idempotency-Key' && place === 'header'),
  );
  expect(keyed.map(({ path }) => path)).toEqual(expect.arrayContaining(['/chat', '/api/v1/media/voice']));
  for (const { path, operation } of keyed) {
    expect(operation.responses).toHaveProperty('409');
    expect(operation.responses).toHaveProperty(path === '/chat' ? '400' : '422');
  }
});

test('a redirection is described as one, and not as a 200 that never comes', () => {
  const { get } = description.paths['/chat'] ?? {};
  expect(Object.keys(get?.responses ?? {}).toSorted()).toEqual(['307', '500']);
  expect(get?.responses['307']?.content).toEqual({});
});

test('a file is described as whatever it is, and what leads to one or repeats none as without a body', () => {
  const { get } = description.paths['/assets/{folder}/{file}'] ?? {};
  const contents = ['200', '206', '302', '304'].map((status) =>
    Object.keys(get?.responses[status]?.content ?? {}),
  );
  expect(contents).toEqual([['*/*'], ['*/*'], [], []]);
});

test('headers that an operation reads can be tried in the description of the API', () => {
  const headersOf = (operationId: string) =>
    operations
      .find(({ operation }) => operation.operationId === operationId)
      ?.operation.parameters.filter((parameter) => parameter.in === 'header')
      .map(({ name, required }) => [name, required]);
  expect(headersOf('watchTurn')).toEqual([['Last-Event-ID', false]]);
  expect(headersOf('generate')).toEqual([
    ['Prefer', false],
    ['Idempotency-Key', false],
  ]);
});
