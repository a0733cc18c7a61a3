import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Answer, type Fault, respond } from './fault.ts';

/** One request as it arrived; only `authorization` tells the key, and only in the simulator. */
export type MediaRequest<Operation extends string> = {
  operation: Operation | 'unknown';
  method: string;
  /** Without its query. */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  bytes: Buffer;
};

export type FaultyServer<Operation extends string> = {
  origin: string;
  /** Every request so far, in order. */
  requests: readonly MediaRequest<Operation>[];
  /** The next request of this operation that has no fault of its own meets this one; fulfilled as it arrives. */
  meet(operation: Operation, fault: Fault): Promise<MediaRequest<Operation>>;
  /** What every request of this operation meets, until it is `undefined` again. */
  always(operation: Operation, fault: Fault | undefined): void;
  close(): Promise<void>;
};

type Planned<Operation extends string> = {
  fault: Fault;
  arrived: PromiseWithResolvers<MediaRequest<Operation>>;
};

/** A provider's server on 127.0.0.1: what it is asked for, it does, unless the test wants trouble. */
export async function startFaultyServer<Operation extends string>(
  operationOf: (method: string, path: string) => Operation | undefined,
  carryOut: (request: MediaRequest<Operation>, origin: string) => Answer,
  port = 0,
): Promise<FaultyServer<Operation>> {
  const requests: MediaRequest<Operation>[] = [];
  const planned = new Map<string, Planned<Operation>[]>();
  const standing = new Map<string, Fault>();
  let origin = '';

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.once('error', () => undefined);
    const request = toRequest(incoming, await buffer(incoming), operationOf);
    requests.push(request);
    const plan = planned.get(request.operation)?.shift();
    const fault = plan?.fault ?? standing.get(request.operation);
    if (fault !== undefined && 'before' in fault && !isWait(fault)) {
      plan?.arrived.resolve(request);
      await respond(response, { status: 200, body: {} }, fault.before);
      return;
    }
    const answer = carryOut(request, origin);
    plan?.arrived.resolve(request);
    await respond(response, answer, fault === undefined ? undefined : Object.values(fault)[0]);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => response.destroy(asError(error)));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  origin = originOf(server.address());

  return {
    origin,
    requests,
    meet(operation, fault) {
      const arrived = Promise.withResolvers<MediaRequest<Operation>>();
      planned.set(operation, [...(planned.get(operation) ?? []), { fault, arrived }]);
      return arrived.promise;
    },
    always(operation, fault) {
      if (fault === undefined) standing.delete(operation);
      else standing.set(operation, fault);
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A request that waits is carried out all the same. */
function isWait(fault: { before: unknown }): boolean {
  return typeof fault.before === 'object' && fault.before !== null && 'wait' in fault.before;
}

function toRequest<Operation extends string>(
  { method = '', url = '/', headers }: IncomingMessage,
  bytes: Buffer,
  operationOf: (method: string, path: string) => Operation | undefined,
): MediaRequest<Operation> {
  const { pathname, searchParams } = new URL(url, 'http://simulator');
  const operation = operationOf(method, pathname) ?? 'unknown';
  return { operation, method, path: pathname, query: searchParams, headers, bytes };
}

function originOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  return `http://127.0.0.1:${address.port}`;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
