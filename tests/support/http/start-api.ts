import type { Ports } from '#server/kernel/ports.ts';
import { createRequestHandler } from '#server/main/handle-request.ts';
import { type HttpServer, startHttp } from './start-http.ts';

export type ApiServer = HttpServer & {
  /** Sends what a test wants sent; a body that is no text becomes JSON. `token` is the bearer's. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
};

type CallOptions = {
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** The serving process's own request handler on a free port; pages, which are Next's, answer 404 with `page`. */
export async function startApi(ports: Ports): Promise<ApiServer> {
  const server = await startHttp(
    createRequestHandler(ports, (_req, res) => {
      res.writeHead(404).end('page');
      return Promise.resolve();
    }),
  );
  return {
    ...server,
    call(method, path, { token, body, headers = {}, signal } = {}) {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      return fetch(`${server.url}${path}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(text === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(text === undefined ? {} : { body: text }),
        ...(signal === undefined ? {} : { signal }),
      });
    },
  };
}
