import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '#server/kernel/errors.ts';
import { type HttpAnswer, type HttpBytes, type HttpRequest, type HttpStream, newTrace } from './exchange.ts';

/** A request as Node's server hands it over. `address` is decided by whoever knows the proxies. */
export function fromNode(req: IncomingMessage, res: ServerResponse, address: string): HttpRequest {
  const url = req.url ?? '/';
  const mark = url.indexOf('?');
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return {
    method: req.method ?? 'GET',
    path: mark === -1 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)),
    header(name) {
      const value = req.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: (limit) => readBody(req, limit),
    pieces: (limit) => readPieces(req, limit),
    address,
    signal: gone.signal,
    trace: newTrace(),
  };
}

/** What is still taken in, unread, of a body that is too large. */
const DISCARDED_AT_MOST = 16 * 1024 * 1024;

async function readBody(req: IncomingMessage, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new DomainError('too_large', `The body must be at most ${limit} bytes`);
  // Who is still sending does not listen, and loses the refusal with the connection: so it may finish.
  const most = limit + DISCARDED_AT_MOST;
  if (Number(req.headers['content-length'] ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > most) reject(tooLarge());
    });
    req.on('end', () => {
      if (size > limit) reject(tooLarge());
      else resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    });
    req.on('error', () => reject(new DomainError('cancelled', 'The client went away while sending.')));
  });
}

async function* readPieces(req: IncomingMessage, limit: number): AsyncGenerator<Uint8Array, void, undefined> {
  const tooLarge = () => new DomainError('too_large', `The body must be at most ${limit} bytes`);
  const most = limit + DISCARDED_AT_MOST;
  if (Number(req.headers['content-length'] ?? 0) > most) throw tooLarge();
  let size = 0;
  try {
    // Whoever stops reading still has an answer to send.
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      const piece: Buffer = chunk;
      size += piece.length;
      if (size > most) break;
      if (size <= limit) yield piece;
    }
  } catch (error) {
    throw new DomainError('cancelled', 'The client went away while sending.', { cause: error });
  }
  if (size > limit) throw tooLarge();
}

/** Writes an answer; resolves when it has left or the client has. */
export async function toNode(res: ServerResponse, answered: HttpAnswer, method: string): Promise<void> {
  const { status, headers, body } = answered;
  // A body that was refused unread would be taken for the next request on this connection.
  if (status === 413) headers['connection'] = 'close';
  if (body === null || typeof body === 'string' || body instanceof Uint8Array) {
    // A 304 has the length of what it does not repeat, or none; a 204 must have none.
    const length =
      status === 304 || status === 204
        ? {}
        : { 'content-length': body === null ? 0 : Buffer.byteLength(body) };
    res.writeHead(status, { ...headers, ...length });
    res.end(method === 'HEAD' ? undefined : body);
    return;
  }
  const length = 'bytes' in body ? { 'content-length': body.length } : {};
  res.writeHead(status, { ...headers, ...length });
  if (method === 'HEAD') res.end();
  else if ('bytes' in body) await pumpBytes(res, body);
  else await pump(res, body);
}

/** Fewer bytes than were told, and a source that throws, cut the connection: nobody takes a part for the whole. */
async function pumpBytes(res: ServerResponse, { bytes, length }: HttpBytes): Promise<void> {
  let sent = 0;
  try {
    for await (const chunk of bytes) {
      if (res.destroyed) return;
      sent += chunk.length;
      if (!res.write(chunk)) await drained(res);
    }
    if (sent === length) res.end();
  } finally {
    if (!res.writableEnded) res.destroy();
  }
}

async function pump(res: ServerResponse, { chunks, keepAlive }: HttpStream): Promise<void> {
  res.flushHeaders();
  const timer = setInterval(() => res.write(keepAlive.chunk), keepAlive.afterMs);
  try {
    for await (const chunk of chunks) {
      if (res.destroyed) return;
      timer.refresh();
      if (!res.write(chunk)) await drained(res);
    }
    res.end();
  } finally {
    clearInterval(timer);
    if (!res.writableEnded) res.destroy();
  }
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
  });
}
