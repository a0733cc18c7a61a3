import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fallbackDialect } from '#server/dialects/index.ts';
import { refuse } from '#server/http/answer.ts';
import { refuseMethod } from '#server/http/dispatch.ts';
import type { HttpAnswer, HttpRequest, Trace } from '#server/http/exchange.ts';
import type { Config } from '#server/kernel/config.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { ADDRESS_HEADER } from './address.ts';
import { NONCE_HEADER, pagePolicy } from './page-policy.ts';

/** next-auth's addresses belong to Next although they stand under /api. */
const AUTH = '/api/auth/';
const AUTH_OPERATIONS = ['callback', 'csrf', 'error', 'providers', 'session', 'signin', 'signout'];
/** Files that are built, or lie in public/. */
const STATIC = /^\/(_next\/|[\w.-]+\.\w+$)/;

/** Largest body for pages and next-auth, which would take in any, from anybody: their forms are a few hundred bytes. */
const FORM_LIMIT = 1024 * 1024;

export function isAuth(path: string): boolean {
  return path.startsWith(AUTH);
}

/**
 * Makes a request ready for Next: tells it the client's address and the nonce of its scripts, and the browser what the
 * page may do. Answers what Next is not even asked, in the words of unknown addresses.
 */
export function admitPage(
  config: Config,
  req: IncomingMessage,
  res: ServerResponse,
  request: HttpRequest,
): HttpAnswer | null {
  Object.assign(request.trace, traceOf(request.path));
  const refusal = refusalOf(req, request);
  if (refusal !== null) return refusal;
  const nonce = randomBytes(16).toString('base64');
  const policy = pagePolicy(config, nonce);
  req.headers[ADDRESS_HEADER] = request.address;
  req.headers[NONCE_HEADER] = nonce;
  // Next finds the nonce for its own scripts in the policy, as if the browser had sent it.
  req.headers['content-security-policy'] = policy;
  res.setHeader('content-security-policy', policy);
  return null;
}

/** What is told of an address of Next's: next-auth's own word for what it does, and of a page that it is one. */
function traceOf(path: string): Pick<Trace, 'family' | 'operation'> {
  if (!isAuth(path)) return { family: 'pages', operation: STATIC.test(path) ? 'static' : 'page' };
  const [word = ''] = path.slice(AUTH.length).split('/');
  return { family: 'auth', operation: AUTH_OPERATIONS.includes(word) ? word : 'unknown' };
}

function refusalOf(req: IncomingMessage, request: HttpRequest): HttpAnswer | null {
  const { path, method } = request;
  const refusal = addressRefusal(path);
  if (refusal !== null) return refuse(fallbackDialect, refusal, path);
  if (mayExceed(req, FORM_LIMIT)) {
    const tooLarge = new DomainError('too_large', `The body must be at most ${FORM_LIMIT} bytes`);
    return refuse(fallbackDialect, tooLarge, path);
  }
  // The development server's own pages send it what went wrong.
  const methods = isAuth(path) || path.startsWith('/__nextjs') ? 'GET, HEAD, POST' : 'GET, HEAD';
  return methods.split(', ').includes(method) ? null : refuseMethod(fallbackDialect, methods, request);
}

/** What is wrong with a path; Next answers one that it cannot decode with 500. */
function addressRefusal(path: string): DomainError | null {
  if (!path.startsWith('/')) return new DomainError('invalid_input', 'An address begins with a slash');
  try {
    decodeURIComponent(path);
    return null;
  } catch {
    const reason = 'a percent code in it is incomplete, or stands for no character';
    return new DomainError('not_found', `Nothing is at this address: ${reason}`);
  }
}

/** Whether the body is longer than `limit`, or does not say how long it will be, as no browser sends a form. */
function mayExceed({ headers }: IncomingMessage, limit: number): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > limit;
}
