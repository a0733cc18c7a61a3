import type { IncomingMessage, ServerResponse } from 'node:http';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import { LARGEST_FILE_BYTES } from '#server/domain/file/schema.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Ports } from '#server/kernel/ports.ts';
import type { HttpRequest } from '#server/http/exchange.ts';
import { admitProcedures, refusalHeaders } from '#server/trpc/admit-procedures.ts';
import { appRouter } from '#server/trpc/root.ts';
import { actorOfCookie } from './actor-of-cookie.ts';
import { observeTrpc } from './observe-doors.ts';

const PREFIX = '/api/trpc/';
const BODY_LIMIT = 8 * 1024 * 1024;
/** A file with the form around it. */
const UPLOAD_LIMIT = LARGEST_FILE_BYTES + 1024 * 1024;
/** Procedures in one request: pages ask a few at a time, and one of them may be as dear as hashing a password. */
export const MAX_BATCH_SIZE = 20;

export function isTrpc(req: IncomingMessage): boolean {
  return req.url?.startsWith(PREFIX) ?? false;
}

/** tRPC without Next in between. A request from a foreign page is refused whatever cookies it carries. */
export async function handleTrpc(
  ports: Ports,
  req: IncomingMessage,
  res: ServerResponse,
  { address, trace, header }: HttpRequest,
): Promise<void> {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const requestId = header('x-request-id') ?? newId();
  trace.family = 'trpc';
  res.setHeader('cache-control', 'no-store, no-transform');
  const path = procedurePath(req.url ?? '');
  const answering = observeTrpc(ports.metrics, path, res);
  if (req.headers['sec-fetch-site'] === 'cross-site') {
    res.writeHead(403).end();
    return;
  }
  if (path === null) {
    res.writeHead(404).end();
    return;
  }
  trace.operation = operationOf(path);
  // tRPC makes a Request of it, and that can have neither.
  if (req.method === 'TRACE' || /[@/\\?#]/.test(req.headers.host ?? '')) {
    res.writeHead(req.method === 'TRACE' ? 405 : 400).end();
    return;
  }
  await nodeHTTPRequestHandler({
    router: appRouter,
    req,
    res,
    path,
    maxBodySize: path === 'file.attach' ? UPLOAD_LIMIT : BODY_LIMIT,
    maxBatchSize: MAX_BATCH_SIZE,
    createContext: async ({ info }): Promise<Context> => {
      const actor = await actorOfCookie(ports, req.headers.cookie);
      if (actor.kind === 'user') trace.userId = actor.userId;
      const ctx = { ...ports, actor, requestId, address, signal: gone.signal };
      await admitProcedures(ctx, info.calls.length);
      return ctx;
    },
    responseMeta(answered) {
      answering();
      return refusalHeaders(answered);
    },
    onError({ error, path: procedure }) {
      ports.metrics.count('errors_total', { family: 'trpc', code: codeOf(error) });
      if (error.code === 'INTERNAL_SERVER_ERROR') {
        ports.log.error('trpc.failed', {
          requestId,
          path: operationOf(procedure ?? ''),
          reason: error.cause?.name ?? error.name,
        });
      }
    },
  });
}

/** The product's code of a refusal; tRPC's own for what it refuses itself, such as a procedure that does not exist. */
function codeOf({ cause, code }: { cause?: unknown; code: string }): string {
  if (isDomainError(cause)) return cause.code;
  return code === 'INTERNAL_SERVER_ERROR' ? 'internal' : code.toLowerCase();
}

/** What follows the prefix, still encoded; `null` where tRPC could not decode it. */
function procedurePath(url: string): string | null {
  const end = url.indexOf('?');
  const path = url.slice(PREFIX.length, end === -1 ? undefined : end);
  try {
    decodeURIComponent(path);
    return path;
  } catch {
    return null;
  }
}

const PROCEDURES = new Set(Object.keys(appRouter._def.procedures));

/** The procedures that a path names, as far as there are such: the rest is what somebody wrote. */
function operationOf(path: string): string {
  const named = path.split(',').map((name) => (PROCEDURES.has(name) ? name : 'unknown'));
  return [...new Set(named)].slice(0, MAX_BATCH_SIZE).join(',');
}
