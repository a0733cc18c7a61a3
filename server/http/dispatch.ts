import { DomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { answer, refuse } from './answer.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import { observeRequest } from './observe-request.ts';
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
    if (match.kind === 'wrong-method')
      return Promise.resolve(observed(ports, refuseMethod(match.endpoint.dialect, match.allow, request)));
    if (API.test(request.path)) return Promise.resolve(observed(ports, refuseUnknown(fallback, request)));
    return null;
  };
}

/** Counts a refusal that belongs to no operation. */
function observed({ metrics }: Ports, refusal: HttpAnswer): HttpAnswer {
  const { status } = refusal;
  observeRequest(metrics, { family: 'none', operation: 'none', status, began: performance.now() });
  return refusal;
}

function refuseMethod(dialect: Dialect, allow: string, request: HttpRequest): HttpAnswer {
  const error = new DomainError('unsupported', `${request.method} is not possible here; allowed: ${allow}`);
  const refusal = refuse(
    { ...dialect, statuses: { ...dialect.statuses, unsupported: 405 } },
    error,
    request.path,
  );
  return withId(refusal, request, { allow });
}

function refuseUnknown(fallback: Dialect, request: HttpRequest): HttpAnswer {
  return withId(
    refuse(fallback, new DomainError('not_found', 'There is nothing at this path'), request.path),
    request,
  );
}

function withId(
  answered: HttpAnswer,
  request: HttpRequest,
  headers: Record<string, string> = {},
): HttpAnswer {
  return {
    ...answered,
    headers: { ...answered.headers, ...headers, 'x-request-id': requestIdOf(request.header('x-request-id')) },
  };
}
