import { Agent, request as ask } from 'node:http';
import type { FuzzRequest } from './requests.ts';

export type Heard = { status: number; headers: Readonly<Record<string, string>>; text: string };

export type Sender = Disposable & { send(request: FuzzRequest): Promise<Heard> };

/** A client that keeps its connections, and sends what others would correct: empty headers, bodies with a GET, odd paths. */
export function createSender(origin: string, connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname: host, port } = new URL(origin);
  return {
    send({ operation, path, headers, body }) {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const options = {
        host,
        port,
        path,
        agent,
        method: operation.method,
        headers: { ...headers, ...length },
      };
      return new Promise((resolve, reject) => {
        const sent = ask(options, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            const told = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
            resolve({
              status: response.statusCode ?? 0,
              headers: Object.fromEntries(told),
              text: Buffer.concat(chunks).toString(),
            });
          });
        });
        sent.once('error', reject);
        sent.end(body);
      });
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}
