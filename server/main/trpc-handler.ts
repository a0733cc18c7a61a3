import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '#server/kernel/ids.ts';
import type { Ports } from '#server/kernel/ports.ts';
import type { HttpRequest } from '#server/http/exchange.ts';
import { answerTrpc } from './answer-trpc.ts';
import { observeTrpc } from './observe-doors.ts';
import { procedurePath, TRPC_PREFIX } from './procedure-path.ts';

export function isTrpc(req: IncomingMessage): boolean {
  return req.url?.startsWith(TRPC_PREFIX) ?? false;
}

/** tRPC without Next in between. */
export async function handleTrpc(
  ports: Ports,
  req: IncomingMessage,
  res: ServerResponse,
  request: HttpRequest,
): Promise<void> {
  res.setHeader('cache-control', 'no-store, no-transform');
  const answering = observeTrpc(ports.metrics, procedurePath(request.path), res);
  // Nothing here needs the name by which somebody reached us; what can be none tells of a broken proxy.
  const answered = /[@/\\?#]/.test(req.headers.host ?? '')
    ? new Response(null, { status: 400 })
    : await answerTrpc(ports, request, request.header('x-request-id') ?? newId(), answering);
  // A body that was refused unread would be taken for the next request on this connection.
  if (answered.status === 413) res.setHeader('connection', 'close');
  res.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null) {
    res.end();
    return;
  }
  try {
    await pipeline(Readable.from(answered.body), res);
  } catch (error) {
    // Who has left misses nothing; anything else is told by whoever called.
    if (!request.signal.aborted) throw error;
  }
}
