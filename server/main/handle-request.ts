import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { fallbackDialect } from '#server/dialects/index.ts';
import { refuse } from '#server/http/answer.ts';
import type { HttpRequest, Trace } from '#server/http/exchange.ts';
import { fromNode, toNode } from '#server/http/node.ts';
import { requestIdOf } from '#server/http/request-id.ts';
import { securityHeaders } from '#server/http/security-headers.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { ADDRESS_HEADER, cameByTls, clientAddress } from './address.ts';
import { whenAnswered } from './answered.ts';
import { createApiDocs } from './api-docs.ts';
import { dispatch } from './dispatch.ts';
import { logAnswered } from './log-answered.ts';
import { observePage } from './observe-doors.ts';
import { NONCE_HEADER, pagePolicy } from './page-policy.ts';
import { handleTrpc, isTrpc } from './trpc-handler.ts';

type NextHandler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;

/** next-auth's addresses belong to Next although they stand under /api. */
const AUTH = '/api/auth/';
/** Files that are built, or lie in public/. */
const STATIC = /^\/(_next\/|[\w.-]+\.\w+$)/;

/** Largest body for pages and next-auth, which would take in any, from anybody: their forms are a few hundred bytes. */
const FORM_LIMIT = 1024 * 1024;

/** Who answers which request: documented families, tRPC and the API's description directly, the rest by Next. */
export function createRequestHandler(ports: Ports, next: NextHandler): RequestListener {
  const docs = createApiDocs();
  const tell = logAnswered(ports.log);
  return (req, res) => {
    req.url = originForm(req.url ?? '/');
    const request = fromNode(
      req,
      res,
      clientAddress(ports.config, req.socket.remoteAddress, said(req, 'for')),
    );
    // From here on everybody reads the same id, whoever made it.
    const requestId = requestIdOf(request.header('x-request-id'));
    req.headers['x-request-id'] = requestId;
    res.setHeader('x-request-id', requestId);
    for (const [name, value] of Object.entries(securityHeaders(cameByTls(ports.config, said(req, 'proto')))))
      res.setHeader(name, value);
    whenAnswered(req, res, { requestId, trace: request.trace }, tell);
    respond(req, res, request).catch((error: unknown) => {
      ports.log.error('request.broken', {
        requestId,
        reason: error instanceof Error ? error.name : 'unknown',
      });
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  };

  async function respond(req: IncomingMessage, res: ServerResponse, request: HttpRequest): Promise<void> {
    if (isTrpc(req)) return handleTrpc(ports, req, res, request);
    const operation = request.path.startsWith(AUTH) ? null : dispatch(ports, request);
    if (operation === null) observePage(ports.metrics, request.path, res);
    const mine = operation ?? (request.path.startsWith(AUTH) ? null : docs(request));
    if (mine !== null) return toNode(res, await mine, request.method);
    const refusal = refusalOf(req, request);
    if (refusal !== null) return toNode(res, refuse(fallbackDialect, refusal, request.path), request.method);
    req.headers[ADDRESS_HEADER] = request.address;
    Object.assign(request.trace, pageTrace(request.path));
    permitPage(req, res);
    await next(req, res);
  }

  function permitPage(req: IncomingMessage, res: ServerResponse): void {
    const nonce = randomBytes(16).toString('base64');
    const policy = pagePolicy(ports.config, nonce);
    // Next finds the nonce for its own scripts in the policy, as if the browser had sent it.
    req.headers['content-security-policy'] = policy;
    req.headers[NONCE_HEADER] = nonce;
    res.setHeader('content-security-policy', policy);
  }
}

/** What the nearest proxy says of the client; see clientAddress for whom that is believed. */
function said({ headers }: IncomingMessage, what: 'for' | 'proto'): string | undefined {
  const value = headers[`x-forwarded-${what}`];
  return Array.isArray(value) ? value.at(-1) : value;
}

/** Proxies may name the whole address; the path in it says the same. */
function originForm(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('?') || path === '' ? `/${path}` : path;
}

const AUTH_OPERATIONS = ['callback', 'csrf', 'error', 'providers', 'session', 'signin', 'signout'];

/** What is told of an address of Next's: next-auth's own word for what it does, and of a page that it is one. */
function pageTrace(path: string): Pick<Trace, 'family' | 'operation'> {
  if (!path.startsWith(AUTH)) return { family: 'pages', operation: STATIC.test(path) ? 'static' : 'page' };
  const [word = ''] = path.slice(AUTH.length).split('/');
  return { family: 'auth', operation: AUTH_OPERATIONS.includes(word) ? word : 'unknown' };
}

function refusalOf(req: IncomingMessage, { path }: HttpRequest): DomainError | null {
  if (!path.startsWith('/')) return new DomainError('invalid_input', 'An address begins with a slash');
  if (!mayExceed(req, FORM_LIMIT)) return null;
  return new DomainError('too_large', `The body must be at most ${FORM_LIMIT} bytes`);
}

/** Whether the body is longer than `limit`, or does not say how long it will be, as no browser sends a form. */
function mayExceed({ headers }: IncomingMessage, limit: number): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > limit;
}
