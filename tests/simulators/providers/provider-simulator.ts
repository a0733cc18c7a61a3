import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { type Closing, type Exchange, record, type RecordedRequest, whenClosed } from './exchange.ts';
import { play } from './play.ts';
import type { Script } from './script.ts';
import type { Protocol } from './wire.ts';

export type ProviderSimulator = AsyncDisposable & {
  /** What OPENAI_BASE_URL, COMPATIBLE_BASE_URL and GEMINI_BASE_URL are set to. */
  baseUrls: Readonly<Record<Protocol, string>>;
  /** Every request so far, in order. */
  requests: readonly RecordedRequest[];
  /** The next request without a script of its own gets this one. */
  answer(script: Script): Exchange;
  /** What requests get for which nothing else was scripted; without it, they get 501. */
  otherwise(script: Script): void;
  close(): Promise<void>;
};

type Planned = {
  script: Script;
  request: PromiseWithResolvers<RecordedRequest>;
  closed: PromiseWithResolvers<Closing>;
};

/** The three providers' text protocols on one port of 127.0.0.1, answering by script. */
export async function startProviderSimulator(port = 0): Promise<ProviderSimulator> {
  const planned: Planned[] = [];
  const requests: RecordedRequest[] = [];
  let fallback: Script = { status: 501, code: 'unscripted_request' };

  const server = createServer((incoming, response) => {
    const plan = planned.shift() ?? planFor(fallback);
    serve(incoming, response, plan, requests).catch((error: unknown) => plan.request.reject(error));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const origin = originOf(server.address());

  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    baseUrls: {
      openai: `${origin}/openai/v1`,
      compatible: `${origin}/compatible/v1`,
      gemini: `${origin}/gemini/v1beta`,
    },
    requests,
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

/** An address of this machine at which nobody listens. */
export async function findRefusingOrigin(): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = originOf(server.address());
  server.close();
  await once(server, 'close');
  return origin;
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  plan: Planned,
  log: RecordedRequest[],
) {
  void whenClosed(response).then(plan.closed.resolve);
  const body = await json(incoming);
  const protocol = protocolOf(incoming.url ?? '');
  const request = record(protocol, incoming, body);
  log.push(request);
  plan.request.resolve(request);
  await play(plan.script, protocol, modelOf(request), response);
}

function planFor(script: Script): Planned {
  const plan = {
    script,
    request: Promise.withResolvers<RecordedRequest>(),
    closed: Promise.withResolvers<Closing>(),
  };
  // Nobody need wait for it.
  plan.request.promise.catch(() => undefined);
  return plan;
}

function protocolOf(path: string): Protocol {
  if (path === '/openai/v1/responses') return 'openai';
  if (path === '/compatible/v1/chat/completions') return 'compatible';
  if (/^\/gemini\/v1beta\/models\/[^/]+:streamGenerateContent\?alt=sse$/.test(path)) return 'gemini';
  throw new Error(`No provider is simulated at ${path}`);
}

function modelOf({ protocol, path, body }: RecordedRequest): string {
  if (protocol === 'gemini') return /models\/([^:]+):/.exec(path)?.[1] ?? '';
  return typeof body === 'object' && body !== null && 'model' in body ? String(body.model) : '';
}

function originOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  return `http://127.0.0.1:${address.port}`;
}
