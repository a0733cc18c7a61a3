import { DomainError } from '#server/kernel/errors.ts';
import { type HttpRequest, newTrace } from '#server/http/exchange.ts';

type Given = {
  method?: string;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

/** A request as an adapter would hand it over, for tests that need no server. */
export function makeRequest({
  method = 'GET',
  path = '/',
  query = '',
  headers = {},
  body = '',
}: Given): HttpRequest {
  const whole = async (limit: number) => {
    const bytes = Buffer.from(body);
    if (bytes.length > limit) throw new DomainError('too_large', `The body must be at most ${limit} bytes`);
    return bytes;
  };
  return {
    method,
    path,
    query: new URLSearchParams(query),
    header: (name) => headers[name],
    body: whole,
    async *pieces(limit) {
      yield await whole(limit);
    },
    address: '127.0.0.1',
    signal: new AbortController().signal,
    trace: newTrace(),
  };
}
