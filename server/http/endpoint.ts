import type { z } from 'zod';
import type { Context } from '#server/kernel/context.ts';
import type { ErrorCode } from '#server/kernel/errors.ts';
import type { Dialect } from './dialect.ts';
import type { HttpAnswer } from './exchange.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an endpoint asks of every request, as data. */
export type EndpointPolicy = {
  /** `open`: anybody may, and whoever sends a token is known by it. `none`: nobody is asked who they are. */
  auth: 'required' | 'open' | 'none';
  /** A key that carries scopes must carry this one, or one of these. */
  scope?: string | readonly [string, ...string[]];
  /** Largest body, in bytes. */
  bodyLimit?: number;
  /** The body is a form (multipart/form-data), its files at most so many bytes each; see schema.ts. */
  form?: { fileLimit: number };
  /** It creates or spends: a request sent again with the same Idempotency-Key gets the first one's answer. */
  idempotent?: true;
};

/** What a request carried, parsed by the endpoint's schemas, and its headers. */
export type EndpointInput<Params, Query, Body> = {
  params: Params;
  query: Query;
  body: Body;
  header(name: string): string | undefined;
  /**
   * Of an idempotent endpoint's request with an Idempotency-Key: the same for the same user, key and request, for
   * ever. Work that is stored under it is found again even where the first answer was lost with its process.
   */
  requestKey: string | undefined;
};

/** An answer besides the usual JSON one, for the API description. */
export type DocumentedResponse = {
  status: number;
  description: string;
  /** JSON if absent; `null` for an answer without a body. */
  contentType?: string | null;
  schema?: z.ZodType;
};

/** One documented operation. From this value come its route, parser, types, description and dispatch. */
export type EndpointOf<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Result extends z.ZodType,
> = {
  dialect: Dialect;
  operationId: string;
  method: Method;
  /** `{name}` marks a path parameter. */
  path: `/${string}`;
  summary: string;
  description?: string;
  policy: EndpointPolicy;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Headers that it reads, for the API description. */
  headers?: z.ZodType;
  /** The body of the JSON answer. */
  result: Result;
  responses?: readonly DocumentedResponse[];
  /** Refusals besides those that follow from the policy and the schemas, for the API description. */
  refuses?: readonly ErrorCode[];
  /** The result of a 200, or a whole answer where it is not JSON or not 200. */
  handle(
    ctx: Context,
    input: EndpointInput<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<z.input<Result> | HttpAnswer>;
};

/** Any endpoint, as the router, the parser and the API description see it. */
export type Endpoint = Omit<EndpointOf<z.ZodType, z.ZodType, z.ZodType, z.ZodType>, 'handle'> & {
  handle(ctx: Context, input: EndpointInput<never, never, never>): Promise<unknown>;
};

/** Gives an endpoint its types; it stays a plain value, so that docs, tests and routes can all read it. */
export function defineEndpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Result extends z.ZodType = z.ZodType,
>(endpoint: EndpointOf<Params, Query, Body, Result>): EndpointOf<Params, Query, Body, Result> {
  return endpoint;
}
