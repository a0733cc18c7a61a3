import { connect, type Socket } from 'node:net';
import { jsonAnswer, type HttpAnswer, type HttpRequest } from '#server/http/exchange.ts';
import { fromNode, toNode } from '#server/http/node.ts';
import { type HttpServer, startHttp } from '#tests/support/http/index.ts';

/** A server whose every request is answered by `answer`, through the adapter. */
export function serve(
  answer: (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>,
): Promise<HttpServer> {
  return startHttp((req, res) => {
    const request = fromNode(req, res, 'somewhere');
    Promise.resolve(answer(request))
      .catch(() => jsonAnswer(413, {}))
      .then((answered) => toNode(res, answered, request.method))
      .catch(() => res.end());
  });
}

export async function socketTo(server: HttpServer, request: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  await new Promise((resolve) => {
    socket.once('connect', resolve);
  });
  socket.write(request);
  return socket;
}

/** The value once the event loop has turned many times without changing it. */
export async function untilUnchanged(read: () => number): Promise<number> {
  for (let before = -1; ; ) {
    const now = read();
    if (now === before && now > 0) return now;
    before = now;
    for (let turn = 0; turn < 2_000; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}
