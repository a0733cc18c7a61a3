import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { HttpRequest } from '#server/http/exchange.ts';
import { fromNode, toNode } from '#server/http/node.ts';
import { requestIdOf } from '#server/http/request-id.ts';
import { securityHeaders } from '#server/http/security-headers.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { cameByTls, clientAddress } from './address.ts';
import { admitPage, isAuth } from './admit-page.ts';
import { type Answered, whenAnswered } from './answered.ts';
import { createApiDocs } from './api-docs.ts';
import { dispatch } from './dispatch.ts';
import { logAnswered } from './log-answered.ts';
import { observePage } from './observe-doors.ts';
import { handleTrpc, isTrpc } from './trpc-handler.ts';

type NextHandler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;

/** Who answers which request: documented families, tRPC and the API's description directly, the rest by Next. */
export function createRequestHandler(ports: Ports, next: NextHandler): RequestListener {
  const docs = createApiDocs();
  const log = logAnswered(ports.log);
  const tell = (answered: Answered) => {
    log(answered);
    observePage(ports.metrics, answered);
  };
  return (req, res) => {
    req.url = originForm(req.url ?? '/');
    const address = clientAddress(ports.config, req.socket.remoteAddress, said(req, 'for'));
    const request = fromNode(req, res, address);
    // From here on everybody reads the same id, whoever made it.
    const requestId = requestIdOf(request.header('x-request-id'));
    req.headers['x-request-id'] = requestId;
    res.setHeader('x-request-id', requestId);
    const security = securityHeaders(cameByTls(ports.config, said(req, 'proto')));
    for (const [name, value] of Object.entries(security)) res.setHeader(name, value);
    whenAnswered(req, res, { requestId, trace: request.trace }, tell);
    respond(req, res, request).catch((error: unknown) => {
      const reason = reasonOf(error);
      ports.log.error('request.broken', { requestId, reason });
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  };

  async function respond(req: IncomingMessage, res: ServerResponse, request: HttpRequest): Promise<void> {
    if (isTrpc(req)) return handleTrpc(ports, req, res, request);
    const mine = isAuth(request.path) ? null : (dispatch(ports, request) ?? docs(request));
    const answered = (await mine) ?? admitPage(ports.config, req, res, request);
    if (answered !== null) return toNode(res, answered, request.method);
    await next(req, res);
  }
}

/** What the nearest proxy says of the client; see clientAddress for when that is believed. */
function said({ headers }: IncomingMessage, what: 'for' | 'proto'): string | undefined {
  const value = headers[`x-forwarded-${what}`];
  return Array.isArray(value) ? value.at(-1) : value;
}

/** Proxies may name the whole address; the path in it says the same. */
function originForm(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('?') || path === '' ? `/${path}` : path;
}
