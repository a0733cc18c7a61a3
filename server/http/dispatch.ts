import { DomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { answer, refuse } from './answer.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import { requestIdOf } from './request-id.ts';
import { createRouter } from './router.ts';

/** Under these, a path that no family documents is answered by us and never becomes a page. */
const API = /^\/+(api|v1)(\/|$)/;

export type Dispatch = (ports: Ports, request: HttpRequest) => Promise<HttpAnswer> | null;

/**
 * Every documented operation behind one function; `null` for what is none of ours (pages, tRPC, sign-in).
 * `fallback` words the refusal of an unknown API path.
 */
export function createDispatch(endpoints: readonly Endpoint[], fallback: Dialect): Dispatch {
  const route = createRouter(endpoints);
  const find: Dispatch = (ports, request) => {
    const match = route(request.method, request.path);
    if (match.kind === 'unknown')
      return API.test(request.path) ? Promise.resolve(refuseUnknown(fallback, request)) : null;
    const { dialect, operationId } = match.endpoint;
    request.trace.family = dialect.name;
    if (match.kind === 'found') {
      request.trace.operation = operationId;
      return answer(match.endpoint, match.params, ports, request);
    }
    const preflight = answerPreflight(ports.config.corsOrigins, match.allow, request);
    request.trace.operation = preflight === null ? 'wrong-method' : 'preflight';
    return Promise.resolve(
      preflight === null ? refuseMethod(dialect, match.allow, request) : withId(preflight, request),
    );
  };
  return (ports, request) => {
    const found = find(ports, request);
    const cors = corsHeaders(ports.config.corsOrigins, request.header('origin'));
    return found?.then((answered) => ({ ...answered, headers: { ...answered.headers, ...cors } })) ?? null;
  };
}

/** 405, with what would be possible instead. */
export function refuseMethod(dialect: Dialect, allow: string, request: HttpRequest): HttpAnswer {
  const error = new DomainError('unsupported', `${request.method} is not possible here; allowed: ${allow}`);
  const refusal = refuse(
    { ...dialect, statuses: { ...dialect.statuses, unsupported: 405 } },
    error,
    request.path,
  );
  return withId(refusal, request, { allow });
}

function refuseUnknown(fallback: Dialect, request: HttpRequest): HttpAnswer {
  request.trace.family = fallback.name;
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
