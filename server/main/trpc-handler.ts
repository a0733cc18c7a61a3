import type { IncomingMessage, ServerResponse } from 'node:http';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import { LARGEST_FILE_BYTES } from '#server/domain/file/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { requestIdOf } from '#server/http/request-id.ts';
import { appRouter } from '#server/trpc/root.ts';
import { actorOfCookie } from './actor-of-cookie.ts';

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
  address: string,
): Promise<void> {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const requestId = requestIdOf(first(req.headers['x-request-id']));
  res.setHeader('x-request-id', requestId);
  res.setHeader('cache-control', 'no-store, no-transform');
  if (req.headers['sec-fetch-site'] === 'cross-site') {
    res.writeHead(403).end();
    return;
  }
  const path = procedurePath(req.url ?? '');
  if (path === null) {
    res.writeHead(404).end();
    return;
  }
  await nodeHTTPRequestHandler({
    router: appRouter,
    req,
    res,
    path,
    maxBodySize: path === 'file.attach' ? UPLOAD_LIMIT : BODY_LIMIT,
    maxBatchSize: MAX_BATCH_SIZE,
    createContext: async (): Promise<Context> => {
      const actor = await actorOfCookie(ports, req.headers.cookie);
      return { ...ports, actor, requestId, address, signal: gone.signal };
    },
    onError({ error, path: procedure }) {
      if (error.code === 'INTERNAL_SERVER_ERROR') {
        ports.log.error('trpc.failed', {
          requestId,
          path: procedure ?? '',
          reason: error.cause?.name ?? error.name,
        });
      }
    },
  });
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

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
