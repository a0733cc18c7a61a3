import { z } from 'zod';
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
    security: policy.auth === 'open' ? [] : [{ bearer: [] }],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: jsonContent(body, 'input', schemas) } }),
    responses: responses(endpoint, schemas),
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
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

const REFUSALS: readonly [number, string][] = [
  [400, 'The request is not valid.'],
  [401, 'No bearer token, or one that is not valid.'],
  [404, 'There is no such thing among yours.'],
  [500, 'Something went wrong on our side.'],
];

function responses(endpoint: Endpoint, schemas: Schemas): Json {
  const described: Record<string, Json> = {};
  const hasJson = !(endpoint.result instanceof z.ZodUndefined);
  described['200'] = {
    description: 'Done.',
    content: hasJson ? jsonContent(endpoint.result, 'output', schemas) : {},
  };
  for (const extra of endpoint.responses ?? [])
    described[extra.status] = merge(described[extra.status], extra, schemas);
  const error = { 'application/json': { schema: toSchema(endpoint.dialect.errorSchema, 'output', schemas) } };
  for (const [status, description] of REFUSALS) {
    if (status === 401 && endpoint.policy.auth === 'open') continue;
    described[status] ??= { description, content: error };
  }
  return described;
}

function merge(before: Json | undefined, extra: DocumentedResponse, schemas: Schemas): Json {
  const type = extra.contentType ?? 'application/json';
  const schema = extra.schema === undefined ? { type: 'string' } : toSchema(extra.schema, 'output', schemas);
  const content = typeof before?.['content'] === 'object' ? before['content'] : {};
  return { description: extra.description, content: { ...content, [type]: { schema } } };
}

function jsonContent(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): Json {
  return { 'application/json': { schema: toSchema(schema, io, schemas) } };
}

/** The JSON Schema; schemas with an id go to `schemas` and are referred to. */
function toSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): Json {
  const {
    $schema: _,
    $defs,
    ...described
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] = definition;
  return described;
}
