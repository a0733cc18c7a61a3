import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { fallbackDialect } from '#server/dialects/index.ts';
import { refuse } from '#server/http/answer.ts';
import { fromNode, toNode } from '#server/http/node.ts';
import { requestIdOf } from '#server/http/request-id.ts';
import { DomainError } from '#server/kernel/errors.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { ADDRESS_HEADER, clientAddress } from './address.ts';
import { createApiDocs } from './api-docs.ts';
import { dispatch } from './dispatch.ts';
import { observePage } from './observe-doors.ts';
import { handleTrpc, isTrpc } from './trpc-handler.ts';

type NextHandler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;

/** next-auth's addresses belong to Next although they stand under /api. */
const AUTH = '/api/auth/';

/** Largest body for pages and next-auth, which would take in any, from anybody: their forms are a few hundred bytes. */
const FORM_LIMIT = 1024 * 1024;

/** Who answers which request: documented families, tRPC and the API's description directly, the rest by Next. */
export function createRequestHandler(ports: Ports, next: NextHandler): RequestListener {
  const docs = createApiDocs();
  return (req, res) => {
    const forwarded = req.headers['x-forwarded-for'];
    const address = clientAddress(
      ports.config,
      req.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.at(-1) : forwarded,
    );
    respond(req, res, address).catch((error: unknown) => {
      ports.log.error('request.broken', { reason: error instanceof Error ? error.name : 'unknown' });
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  };

  async function respond(req: IncomingMessage, res: ServerResponse, address: string): Promise<void> {
    if (isTrpc(req)) return handleTrpc(ports, req, res, address);
    const request = fromNode(req, res, address);
    // Documented families name the same id again; pages and descriptions have it from here.
    res.setHeader('x-request-id', requestIdOf(request.header('x-request-id')));
    const operation = request.path.startsWith(AUTH) ? null : dispatch(ports, request);
    if (operation === null) observePage(ports.metrics, request.path, res);
    const mine = operation ?? (request.path.startsWith(AUTH) ? null : docs(request));
    if (mine !== null) return toNode(res, await mine, request.method);
    if (mayExceed(req, FORM_LIMIT)) {
      const tooLarge = new DomainError('too_large', `The body must be at most ${FORM_LIMIT} bytes`);
      return toNode(res, refuse(fallbackDialect, tooLarge, request.path), request.method);
    }
    req.headers[ADDRESS_HEADER] = address;
    await next(req, res);
  }
}

/** Whether the body is longer than `limit`, or does not say how long it will be, as no browser sends a form. */
function mayExceed({ headers }: IncomingMessage, limit: number): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > limit;
}
