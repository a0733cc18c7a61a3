import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { admit } from './admit.ts';
import { answer, refuse } from './answer.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import { requestIdOf } from './request-id.ts';
import { createRouter } from './router.ts';

/** Under these, a path that no family documents is answered by us and never becomes a page. */
const API = /^\/(api|v1)(\/|$)/;

export type Dispatch = (ports: Ports, request: HttpRequest) => Promise<HttpAnswer> | null;

/**
 * Every documented operation behind one function; `null` for what is none of ours (pages, tRPC, sign-in).
 * `fallback` words the refusal of an unknown API path.
 */
export function createDispatch(endpoints: readonly Endpoint[], fallback: Dialect): Dispatch {
  const route = createRouter(endpoints);
  return (ports, request) => {
    const match = route(request.method, request.path);
    if (match.kind === 'found') return answer(match.endpoint, match.params, ports, request);
    if (match.kind === 'wrong-method') return refuseMethod(match.endpoint, match.allow, ports, request);
    if (API.test(request.path)) return Promise.resolve(refuseUnknown(fallback, request));
    return null;
  };
}

/** Counts too: a mistake is a request. */
async function refuseMethod(
  endpoint: Endpoint,
  allow: string,
  ports: Ports,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { dialect, operationId } = endpoint;
  const requestId = requestIdOf(request.header('x-request-id'));
  const headers = { allow, 'x-request-id': requestId };
  const wrong = new DomainError('unsupported', `${request.method} is not possible here; allowed: ${allow}`);
  const door = { dialect, operationId, policy: { auth: 'open' as const } };
  const refusal = await admit(door, { ports, request, requestId, headers }).then(
    () => wrong,
    (error: unknown) => (isDomainError(error) ? error : wrong),
  );
  const worded = { ...dialect, statuses: { ...dialect.statuses, unsupported: 405 } };
  const answered = refuse(worded, refusal, request.path);
  return { ...answered, headers: { ...answered.headers, ...headers } };
}

function refuseUnknown(fallback: Dialect, request: HttpRequest): HttpAnswer {
  const error = new DomainError('not_found', 'There is nothing at this path');
  const answered = refuse(fallback, error, request.path);
  answered.headers['x-request-id'] = requestIdOf(request.header('x-request-id'));
  return answered;
}
