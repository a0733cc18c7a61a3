import { requireUser, requireScope, type Actor } from '#server/kernel/actor.ts';
import type { DomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { admit } from './admit.ts';
import type { Dialect } from './dialect.ts';
import type { Endpoint, EndpointInput } from './endpoint.ts';
import { isHttpAnswer, jsonAnswer, type Exchange, type HttpAnswer, type HttpRequest } from './exchange.ts';
import { answerOnce, nameRequest } from './idempotency.ts';
import { observeRequest, secondsSince } from './observe-request.ts';
import { headersBeside } from './refusal-headers.ts';
import { parseForm } from './parse-form.ts';
import { parseJsonBody } from './parse-body.ts';
import { requestIdOf } from './request-id.ts';

/** Answers one request to one endpoint; every refusal leaves in the dialect's own form. Never throws. */
export async function answer(
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  ports: Ports,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const began = performance.now();
  const { name: family } = endpoint.dialect;
  const requestId = requestIdOf(request.header('x-request-id'));
  const exchange: Exchange = { ports, request, requestId, headers: { 'x-request-id': requestId } };
  const refusing = (work: () => Promise<HttpAnswer>) =>
    work().catch((error: unknown) => {
      const refusal = toDomainError(error);
      ports.metrics.count('errors_total', { family, code: refusal.code });
      if (refusal.code === 'internal') logInternal(ports, requestId, endpoint, refusal);
      return refuse(endpoint.dialect, refusal, request.path);
    });
  const result = await refusing(() => attempt(endpoint, params, exchange, refusing));
  Object.assign(result.headers, exchange.headers);
  observeRequest(ports.metrics, {
    family,
    operation: endpoint.operationId,
    status: result.status,
    seconds: secondsSince(began),
  });
  return result;
}

/** Words the refusals of `work` as the endpoint's family does; what comes out never throws. */
type Refusing = (work: () => Promise<HttpAnswer>) => Promise<HttpAnswer>;

async function attempt(
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  exchange: Exchange,
  refusing: Refusing,
): Promise<HttpAnswer> {
  const { policy } = endpoint;
  const { request } = exchange;
  const ctx = await admit(endpoint, exchange);
  permit(ctx.actor, policy);
  if (policy.form !== undefined) {
    await using form = await parseForm(request, policy.form);
    return await handle(form.fields);
  }
  return handle(endpoint.body === undefined ? undefined : await parseJsonBody(request, policy.bodyLimit));

  async function handle(body: unknown): Promise<HttpAnswer> {
    const named = policy.idempotent === true ? nameRequest(ctx.actor, request, body) : null;
    const input: EndpointInput<unknown, unknown, unknown> = {
      params: endpoint.params?.parse(params),
      query: endpoint.query?.parse(Object.fromEntries(request.query)),
      body: endpoint.body?.parse(body),
      header: (name) => request.header(name),
      requestKey: named?.requestKey,
    };
    const run = async () => {
      const result = await endpoint.handle(ctx, asParsed(input));
      return isHttpAnswer(result) ? result : jsonAnswer(200, result);
    };
    return named === null ? run() : answerOnce(ctx, named, () => refusing(run));
  }
}

/** The input was made by this endpoint's own schemas a moment ago, so it has the types its `handle` was defined with. */
function asParsed(input: EndpointInput<unknown, unknown, unknown>): EndpointInput<never, never, never> {
  return input as EndpointInput<never, never, never>;
}

function permit(actor: Actor, policy: Endpoint['policy']): void {
  if (policy.auth === 'required') requireUser(actor);
  if (policy.scope !== undefined)
    requireScope(actor, ...(typeof policy.scope === 'string' ? ([policy.scope] as const) : policy.scope));
}

/** A refusal as its family words it. */
export function refuse(dialect: Dialect, error: DomainError, path: string): HttpAnswer {
  const usual = dialect.statuses[error.code];
  const status = error.unreadable ? (dialect.unreadable ?? usual) : usual;
  const headers: Record<string, string> = { ...headersBeside(error) };
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (error.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(Math.ceil(error.retryAfterSeconds));
  return jsonAnswer(status, dialect.errorBody(error, status, { path }), headers);
}

function logInternal(ports: Ports, requestId: string, endpoint: Endpoint, error: DomainError): void {
  const { cause } = error;
  const reason = cause instanceof Error ? `${cause.name}: ${placeOf(cause)}` : typeof cause;
  ports.log.error('request.failed', { requestId, operation: endpoint.operationId, reason });
}

/** Where an error was thrown. Its message is left out, however many lines it has: it may quote what somebody wrote. */
function placeOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message);
  const frames = start === -1 ? '' : stack.slice(start + message.length);
  return /^\s+at (.*)/m.exec(frames)?.[1] ?? '';
}
