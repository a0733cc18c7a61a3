import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import {
  cut,
  type Closing,
  type Exchange,
  record,
  reset,
  whenClosed,
} from '#tests/simulators/providers/exchange.ts';
import type { RecordedRequest } from '#tests/simulators/providers/index.ts';
import type { MadeScript } from './made-script.ts';
import { jsonAnswer, type MadeWire, type WireAnswer } from './made-wire.ts';

/** A provider that answers a submission with the result itself, on a port of 127.0.0.1. */
export type MadeSimulator = AsyncDisposable & {
  /** What the provider's …_BASE_URL is set to. */
  baseUrl: string;
  /** Every submission that arrived whole, in order. */
  requests: readonly RecordedRequest[];
  /** Those of them that the provider took and charges for. */
  accepted: readonly RecordedRequest[];
  /** The next submission without a script of its own gets this one. */
  answer(script: MadeScript): Exchange;
  /** What submissions get for which nothing else was scripted; without it, they get what they ask for. */
  otherwise(script: MadeScript): void;
  close(): Promise<void>;
};

type Planned = {
  script: MadeScript;
  request: PromiseWithResolvers<RecordedRequest>;
  closed: PromiseWithResolvers<Closing>;
};

export async function startMadeSimulator(wire: MadeWire, port = 0): Promise<MadeSimulator> {
  const planned: Planned[] = [];
  const requests: RecordedRequest[] = [];
  const accepted: RecordedRequest[] = [];
  let fallback: MadeScript = { made: true };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.method === 'GET') {
      send(response, wire.get?.(incoming.url ?? '') ?? jsonAnswer({}, 404));
      return;
    }
    const plan = planned.shift() ?? planFor(fallback);
    void whenClosed(response).then(plan.closed.resolve);
    const request = record(wire.protocol, incoming, await json(incoming));
    requests.push(request);
    if (takes(plan.script)) accepted.push(request);
    plan.request.resolve(request);
    await play(plan.script, wire, request, response);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');

  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    baseUrl: `http://127.0.0.1:${address.port}${wire.basePath}`,
    requests,
    accepted,
    answer(script) {
      const plan = planFor(script);
      planned.push(plan);
      return { request: plan.request.promise, closed: plan.closed.promise };
    },
    otherwise(script) {
      fallback = script;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Whether the provider does the work, whatever becomes of its answer. */
function takes(script: MadeScript): boolean {
  if ('status' in script) return script.accepted === true;
  if ('reset' in script) return script.reset === 'after';
  return !('refused' in script);
}

async function play(
  script: MadeScript,
  wire: MadeWire,
  request: RecordedRequest,
  response: ServerResponse,
): Promise<void> {
  if (!wire.submits.test(request.path)) {
    send(response, jsonAnswer(wire.error(404, 'not_found'), 404));
  } else if ('reset' in script) reset(response);
  else if ('status' in script) {
    const { status, code = 'some_error', headers } = script;
    send(response, jsonAnswer(wire.error(status, code), status), headers);
  } else if ('raw' in script) {
    send(response, { status: 200, contentType: 'application/json', body: Buffer.from(script.raw) });
  } else if ('empty' in script) send(response, wire.empty(request));
  else if ('refused' in script) send(response, wire.refused(request, script.refused));
  else if ('truncated' in script) truncate(response, await wire.made(request, undefined));
  else if ('made' in script) {
    await script.after;
    send(response, await wire.made(request, script.as));
  }
}

function send(response: ServerResponse, { status, contentType, body }: WireAnswer, headers = {}): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': body.length, ...headers });
  response.end(body);
}

function truncate(response: ServerResponse, { contentType, body }: WireAnswer): void {
  response.writeHead(200, { 'content-type': contentType, 'content-length': body.length });
  response.write(body.subarray(0, body.length / 2), () => cut(response));
}

function planFor(script: MadeScript): Planned {
  return {
    script,
    request: Promise.withResolvers<RecordedRequest>(),
    closed: Promise.withResolvers<Closing>(),
  };
}
