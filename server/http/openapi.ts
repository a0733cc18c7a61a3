import { z } from 'zod';
import type { ErrorCode } from '#server/kernel/errors.ts';
import { limitHeaderComponents, limitHeaderRefs } from './describe-limits.ts';
import type { Dialect } from './dialect.ts';
import type { DocumentedResponse, Endpoint } from './endpoint.ts';

type Schemas = Record<string, unknown>;
type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of `endpoints`, made from the very values that parse and answer requests. */
export function describeApi(
  endpoints: readonly Endpoint[],
  dialects: readonly Dialect[],
  version: string,
): Json {
  const schemas: Schemas = {};
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = describeOperation(endpoint, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Greenroom',
      version,
      description: 'Every API family of this server.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: dialects.map(({ name, description }) => ({ name, description })),
    paths,
    components: {
      schemas,
      headers: limitHeaderComponents,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key (`gr_live_…`, `gr_test_…`) or a JWT.',
        },
      },
    },
  };
}

function describeOperation(endpoint: Endpoint, schemas: Schemas): Json {
  const { body, description, policy } = endpoint;
  return {
    operationId: endpoint.operationId,
    tags: [endpoint.dialect.name],
    summary: endpoint.summary,
    ...(description === undefined ? {} : { description }),
    security: policy.auth === 'required' ? [{ bearer: [] }] : [],
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...parameters(endpoint.headers, 'header'),
      ...(policy.idempotent === true ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: bodyContent(endpoint, body, schemas) } }),
    responses: responses(endpoint, schemas),
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query' | 'header'): Json[] {
  if (schema === undefined) return [];
  const described = toSchema(schema, 'input', {});
  const { properties = {}, required = [] } = z
    .object({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(described);
  return Object.entries(properties).map(([name, { description, example, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
    schema: rest,
  }));
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Your own name for this request. Sent again within 24 hours it gets the first answer, with `Idempotent-Replayed: true`, and nothing is made or charged twice.',
  example: '7d1f0c1e-order-42',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const REFUSALS: Readonly<Record<ErrorCode, string>> = {
  invalid_input: 'The request is not valid.',
  unauthenticated: 'No bearer token, or one that is not valid.',
  forbidden: 'The key lacks the scope, or this may be seen but not changed.',
  not_found: 'There is no such thing among yours.',
  conflict: 'It exists already, or is being changed.',
  idempotency_key_reused: 'The Idempotency-Key belongs to another request.',
  insufficient_credits: 'Too few credits.',
  rate_limited: 'Too many requests; `Retry-After` says in how many seconds to come back.',
  content_refused: 'The content was refused.',
  too_large: 'The body is too large.',
  unsupported: 'The body has another content type.',
  unavailable: 'Nobody can answer this here at present.',
  upstream_failed: 'The provider failed.',
  timed_out: 'The provider took too long.',
  cancelled: 'The request was cancelled.',
  internal: 'Something went wrong on our side.',
};

/** What an endpoint may refuse: what follows from its policy and schemas, and what it says itself. */
function refusalsOf({
  dialect,
  params,
  query,
  body,
  policy,
  refuses = [],
}: Endpoint): ReadonlySet<ErrorCode> {
  const given = [params, query, body].some((schema) => schema !== undefined);
  const refusals: ErrorCode[] = [];
  if (given) refusals.push('invalid_input', 'not_found');
  if (body !== undefined) refusals.push('too_large', 'unsupported');
  if (policy.auth === 'required') refusals.push('unauthenticated');
  if (policy.scope !== undefined) refusals.push('forbidden');
  if (policy.idempotent === true) refusals.push('conflict', 'idempotency_key_reused');
  if (dialect.unlimited !== true) refusals.push('rate_limited');
  return new Set([...refusals, ...refuses, 'internal'] as const);
}

function responses(endpoint: Endpoint, schemas: Schemas): Json {
  const described: Record<string, Json> = {};
  // What never answers 200, such as a redirection, has no result and names its own answers.
  const hasResult = !(endpoint.result instanceof z.ZodUndefined);
  if (hasResult || endpoint.responses === undefined) {
    const content = hasResult ? jsonContent(endpoint.result, 'output', schemas) : {};
    described['200'] = { description: 'Done.', content };
  }
  for (const extra of endpoint.responses ?? [])
    described[extra.status] = merge(described[extra.status], extra, schemas);
  const { dialect } = endpoint;
  const error = { 'application/json': { schema: toSchema(dialect.errorSchema, 'output', schemas) } };
  if (dialect.unreadable !== undefined && endpoint.body !== undefined)
    described[dialect.unreadable] = {
      description: 'The body cannot be read: it is no JSON.',
      content: error,
    };
  for (const code of refusalsOf(endpoint)) {
    const status = dialect.statuses[code];
    const before = described[status]?.['description'];
    const description = typeof before === 'string' ? `${before} ${REFUSALS[code]}` : REFUSALS[code];
    described[status] = {
      ...described[status],
      description,
      content: described[status]?.['content'] ?? error,
    };
  }
  if (endpoint.dialect.unlimited === true) return described;
  for (const [status, one] of Object.entries(described))
    described[status] = { ...one, headers: limitHeaderRefs(status) };
  return described;
}

function merge(before: Json | undefined, extra: DocumentedResponse, schemas: Schemas): Json {
  const type = extra.contentType === undefined ? 'application/json' : extra.contentType;
  const schema = extra.schema === undefined ? { type: 'string' } : toSchema(extra.schema, 'output', schemas);
  const content = typeof before?.['content'] === 'object' ? before['content'] : {};
  if (type === null) return { description: extra.description, content };
  return { description: extra.description, content: { ...content, [type]: { schema } } };
}

function bodyContent({ policy }: Endpoint, body: z.ZodType, schemas: Schemas): Json {
  const type = policy.form === undefined ? 'application/json' : 'multipart/form-data';
  return { [type]: { schema: toSchema(body, 'input', schemas) } };
}

function jsonContent(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): Json {
  return { 'application/json': { schema: toSchema(schema, io, schemas) } };
}

/** The JSON Schema; schemas with an id go to `schemas` and are referred to. */
function toSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): Json {
  const described = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  const { $schema: _, $defs, ...rest } = Described.parse(JSON.parse(JSON.stringify(described, referInto)));
  Object.assign(schemas, $defs);
  return rest;
}

const Described = z.looseObject({ $defs: z.record(z.string(), z.unknown()).optional() });

/** zod refers to what it keeps beside a schema; here all schemas stand in one place. */
function referInto(key: string, value: unknown): unknown {
  if (key !== '$ref' || typeof value !== 'string') return value;
  return value.replace('#/$defs/', '#/components/schemas/');
}
