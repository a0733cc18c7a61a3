import { DomainError } from '#server/kernel/errors.ts';
import { type HttpAnswer, type HttpBytes, type HttpRequest, type HttpStream, newTrace } from './exchange.ts';

/** A request as Next's route handlers get it. */
export function fromWeb(request: Request, address: string): HttpRequest {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    header: (name) => request.headers.get(name) ?? undefined,
    body: (limit) => readBody(request, limit),
    pieces: (limit) => readPieces(request, limit),
    address,
    signal: request.signal,
    trace: newTrace(),
  };
}

async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readPieces(request, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* readPieces(request: Request, limit: number): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new DomainError('too_large', `The body must be at most ${limit} bytes`);
    yield chunk;
  }
}

export function toWeb({ status, headers, body }: HttpAnswer, method = 'GET'): Response {
  if (body !== null && typeof body === 'object' && 'bytes' in body) {
    const length = { ...headers, 'content-length': String(body.length) };
    return new Response(method === 'HEAD' ? null : toByteStream(exactly(body)), { status, headers: length });
  }
  if (body === null || typeof body === 'string') return new Response(body, { status, headers });
  if (body instanceof Uint8Array) return new Response(Buffer.from(body), { status, headers });
  return new Response(method === 'HEAD' ? null : toReadable(body), { status, headers });
}

/** Fewer bytes than were told break it. */
async function* exactly({ bytes, length }: HttpBytes): AsyncGenerator<Uint8Array, void, undefined> {
  let sent = 0;
  for await (const piece of bytes) {
    sent += piece.length;
    yield piece;
  }
  if (sent !== length) throw new Error('The bytes ended early.');
}

/** Asked for nothing before it is read, and then for a piece at a time. */
export function toByteStream(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function toReadable({ chunks, keepAlive }: HttpStream): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream({
    start(controller) {
      timer = setInterval(() => controller.enqueue(encoder.encode(keepAlive.chunk)), keepAlive.afterMs);
    },
    async pull(controller) {
      try {
        const next = await iterator.next();
        timer?.refresh();
        if (next.done !== true) return controller.enqueue(encoder.encode(next.value));
      } catch (error) {
        // The timer must not outlive the stream: writing to one that has broken throws.
        clearInterval(timer);
        throw error;
      }
      clearInterval(timer);
      controller.close();
    },
    async cancel() {
      clearInterval(timer);
      await iterator.return?.();
    },
  });
}
