import { z } from 'zod';

const Schemas = z.record(z.string(), z.unknown());

/** One JSON Schema as far as the API description uses them; what is inside is read when it is come to. */
const Schema = z.looseObject({
  $ref: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  example: z.unknown().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  properties: Schemas.optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
});
export type Schema = z.infer<typeof Schema>;

const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(
          z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: z.unknown() }),
        ),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) })
          .optional(),
        responses: z.record(z.string(), z.looseObject({ content: Schemas.optional() })),
      }),
    ),
  ),
  components: z.object({ schemas: Schemas }),
});
export type Description = z.infer<typeof Description>;
export type Operation = { method: string; path: string } & Description['paths'][string][string];

export function readDescription(json: unknown): Description {
  return Description.parse(json);
}

export function operationsOf({ paths }: Description): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      ...described,
    })),
  );
}

/** The schema itself where this is one, or what it refers to. */
export function readSchema({ components }: Description, schema: unknown): Schema {
  const read = Schema.parse(schema ?? {});
  if (read.$ref === undefined) return read;
  return Schema.parse(components.schemas[read.$ref.replace('#/components/schemas/', '')]);
}
