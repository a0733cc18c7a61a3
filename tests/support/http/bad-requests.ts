import { z } from 'zod';
import { dialects, endpoints } from '#server/dialects/index.ts';
import { describeApi } from '#server/http/openapi.ts';
import type { BadRequest } from '#tests/dialects/sessions/bad-input/row.ts';
import type { OpenApi } from './open-api.ts';

const Documented = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

const { paths } = Documented.parse(describeApi(endpoints, dialects, '1'));

/** The statuses that the API description gives an operation, which is named by method and path. */
export function documentedStatuses(operation: string): string[] {
  const [method = '', path = ''] = operation.split(' ');
  return Object.keys(paths[path]?.[method.toLowerCase()]?.responses ?? {});
}

/** Sends a bad request with a good token; text and bytes as they stand. */
export function sendBad(
  { api }: OpenApi,
  token: string,
  { method, path, body, headers = {} }: BadRequest,
): Promise<Response> {
  if (!Buffer.isBuffer(body)) return api.call(method, path, { token, body, headers });
  const all = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
  return fetch(`${api.url}${path}`, { method, headers: all, body: new Uint8Array(body) });
}
