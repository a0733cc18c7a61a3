import type { HttpAnswer } from './exchange.ts';

const SILENCE_MS = 15_000;

/** One server-sent event: a line break inside `data` becomes a further `data:` line, as the standard says. */
export function sseEvent(data: string, options: { id?: string | number; event?: string } = {}): string {
  const id = options.id === undefined ? '' : `id: ${options.id}\n`;
  const event = options.event === undefined ? '' : `event: ${options.event}\n`;
  // CR and CRLF end a line too: inside text they must not be able to forge a field.
  const lines = /[\r\n]/.test(data) ? data.split(/\r\n|\r|\n/).join('\ndata: ') : data;
  return `${id}${event}data: ${lines}\n\n`;
}

/** A 200 whose events leave as they are made; nothing on the way may buffer, compress or cache them. */
export function eventStream(chunks: AsyncIterable<string>, headers: Record<string, string> = {}): HttpAnswer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      ...headers,
    },
    body: { chunks, keepAlive: { afterMs: SILENCE_MS, chunk: ': still here\n\n' } },
  };
}
