import { DomainError, type ErrorCode, isDomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { admit } from './admit.ts';
import { answer, refuse } from './answer.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import { observeRequest, secondsSince } from './observe-request.ts';
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
    const began = performance.now();
    const match = route(request.method, request.path);
    if (match.kind === 'unknown')
      return API.test(request.path)
        ? Promise.resolve(observed(ports, refuseUnknown(fallback, request), began))
        : null;
    const { dialect, operationId } = match.endpoint;
    request.trace.family = dialect.name;
    if (match.kind === 'found') {
      request.trace.operation = operationId;
      return answer(match.endpoint, match.params, ports, request);
    }
    const preflight = answerPreflight(ports.config.corsOrigins, match.allow, request);
    request.trace.operation = preflight === null ? 'wrong-method' : 'preflight';
    const answered =
      preflight === null
        ? refuseOperation(match.endpoint, match.allow, ports, request)
        : Promise.resolve(withId(preflight, request));
    return answered.then((refusal) => observed(ports, refusal, began));
  };
  return (ports, request) => {
    const found = find(ports, request);
    const cors = corsHeaders(ports.config.corsOrigins, request.header('origin'));
    return found?.then((answered) => ({ ...answered, headers: { ...answered.headers, ...cors } })) ?? null;
  };
}

/** Counts an answer that belongs to no operation. */
function observed({ metrics }: Ports, refusal: HttpAnswer, began: number): HttpAnswer {
  const { status } = refusal;
  if (status >= 400) metrics.count('errors_total', { family: 'none', code: CODES[status] ?? 'rate_limited' });
  observeRequest(metrics, { family: 'none', operation: 'none', status, seconds: secondsSince(began) });
  return refusal;
}

const CODES: Readonly<Record<number, ErrorCode>> = { 404: 'not_found', 405: 'unsupported' };

/** A wrong method of an operation's path. Counts too: a mistake is a request. */
async function refuseOperation(
  { dialect, operationId }: Endpoint,
  allow: string,
  ports: Ports,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const headers: Record<string, string> = {};
  const door = { dialect, operationId, policy: { auth: 'open' as const } };
  const requestId = requestIdOf(request.header('x-request-id'));
  const limited = await admit(door, { ports, request, requestId, headers }).then(
    () => null,
    (error: unknown) => (isDomainError(error) ? error : null),
  );
  const answered =
    limited === null ? refuseMethod(dialect, allow, request) : refuse(dialect, limited, request.path);
  Object.assign(answered.headers, { allow, ...headers });
  return withId(answered, request);
}

/** 405, with what would be possible instead. */
export function refuseMethod(dialect: Dialect, allow: string, request: HttpRequest): HttpAnswer {
  const error = new DomainError('unsupported', `${request.method} is not possible here; allowed: ${allow}`);
  const worded = { ...dialect, statuses: { ...dialect.statuses, unsupported: 405 } };
  const answered = refuse(worded, error, request.path);
  answered.headers['allow'] = allow;
  return withId(answered, request);
}

function refuseUnknown(fallback: Dialect, request: HttpRequest): HttpAnswer {
  request.trace.family = fallback.name;
  const error = new DomainError('not_found', 'There is nothing at this path');
  return withId(refuse(fallback, error, request.path), request);
}

function withId(answered: HttpAnswer, request: HttpRequest): HttpAnswer {
  answered.headers['x-request-id'] = requestIdOf(request.header('x-request-id'));
  return answered;
}
