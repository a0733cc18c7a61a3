import { Agent, type ClientRequest, type IncomingMessage, request as ask } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { FuzzRequest } from './requests.ts';

/** Status 0 is no answer at all; then the text says why. */
export type Heard = { status: number; headers: Readonly<Record<string, string>>; text: string };

export type Sender = Disposable & { send(request: FuzzRequest): Promise<Heard> };

/** Whoever has not answered by then never will. */
const PATIENCE_MS = 60_000;

/** A client that keeps its connections, and sends what others would correct: empty headers, bodies with a GET, odd paths. */
export function createSender(origin: string, connections: number): Sender {
  const kept = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname: host, port } = new URL(origin);
  const send = ({ operation, path, headers: given, body }: FuzzRequest, agent: Agent | false) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const headers = { ...given, ...length };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const sent = ask({ host, port, path, agent, signal, method: operation.method, headers });
    return hear(sent, body);
  };
  return {
    async send(request) {
      const heard = await send(request, kept);
      // The server may close a connection that has rested at the very moment when it is used again.
      return heard.status === 0 && heard.text === RESET_AT_REST ? send(request, false) : heard;
    },
    [Symbol.dispose]: () => kept.destroy(),
  };
}

const RESET_AT_REST = 'The connection was closed before it was used again.';

async function hear(sent: ClientRequest, body: string | undefined): Promise<Heard> {
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject).end(body);
    });
    const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
    const text = (await buffer(response)).toString();
    return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers), text };
  } catch (error) {
    const reset = error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
    return { status: 0, headers: {}, text: reset && sent.reusedSocket ? RESET_AT_REST : String(error) };
  }
}
