import { createServer, type RequestListener } from 'node:http';

export type HttpServer = AsyncDisposable & { url: string; port: number };

/** A real HTTP server on a free port of this machine; disposing of it cuts every connection. */
export async function startHttp(listener: RequestListener): Promise<HttpServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server listens on no port.');
  return {
    port: bound.port,
    url: `http://127.0.0.1:${bound.port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
