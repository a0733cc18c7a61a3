import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { refused, type Answer } from './answer.ts';
import { perform } from './perform.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { type Arrived, arrivedFrom, type Credentials } from './request.ts';
import type { Store } from './store.ts';
import { verifySignature } from './verify-signature.ts';

/** What goes wrong with one request: a status, a connection reset unread, an answer cut in its middle, or a wait. */
export type Fault = { status: number } | 'reset' | 'cut' | { wait: Promise<unknown> };

export type S3Simulator = AsyncDisposable & {
  /** What createS3Storage is given. */
  bucket: {
    bucket: string;
    endpoint: string;
    region: string;
    forcePathStyle: boolean;
    credentials: Omit<Credentials, 'region'>;
  };
  /** The same, as a process is configured with it. */
  environment: Record<string, string>;
  store: Store;
  /** The operations so far, in order. */
  operations: readonly string[];
  /** Asked before each request; `undefined` lets it be. */
  faults(judge: (request: Pick<Arrived, 'operation' | 'key' | 'query'>) => Fault | undefined): void;
  /** What its clock says; the machine's time unless set. */
  clock: { now(): Date };
};

const KEYS = { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'a secret of the simulator' };

/** One bucket of S3 in memory, as strict as the real one with signatures, checksums and parts. */
export async function startS3Simulator({ pageSize = 1000 } = {}): Promise<S3Simulator> {
  const store: Store = { objects: new Map(), uploads: new Map() };
  const operations: string[] = [];
  const clock = { now: () => new Date() };
  let judge: Parameters<S3Simulator['faults']>[0] = () => undefined;

  const answerTo = (request: Arrived, raw: Buffer): Answer => {
    try {
      const now = clock.now();
      const signed = verifySignature(request, { ...KEYS, region: 'eu-test-1' }, now);
      const body = readBody(request, raw, signed);
      if (request.bucket !== 'media') throw new Refusal(404, 'NoSuchBucket');
      return perform(store, request, body, { bucket: 'media', now, pageSize });
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  };
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = arrivedFrom(incoming);
    operations.push(request.operation);
    const fault = judge(request);
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    const raw = await buffer(incoming);
    if (typeof fault === 'object' && 'wait' in fault) await fault.wait;
    const fails = typeof fault === 'object' && 'status' in fault;
    const answer = fails ? refused(new Refusal(fault.status, 'SlowDown')) : answerTo(request, raw);
    await send(response, request, answer, fault === 'cut');
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no port.');
  const endpoint = `http://127.0.0.1:${address.port}`;
  return {
    bucket: {
      bucket: 'media',
      endpoint,
      region: 'eu-test-1',
      forcePathStyle: true,
      credentials: KEYS,
    },
    environment: environmentOf(endpoint),
    store,
    operations,
    clock,
    faults(next) {
      judge = next;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What configures a process for the simulator's bucket at this address. */
export function environmentOf(endpoint: string): Record<string, string> {
  return {
    S3_BUCKET_NAME: 'media',
    S3_ENDPOINT: endpoint,
    S3_FORCE_PATH_STYLE: 'true',
    AWS_REGION: 'eu-test-1',
    AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  };
}

async function send(response: ServerResponse, { method }: Arrived, answer: Answer, cut: boolean) {
  const { status, headers, body } = answer;
  const length = body.reduce((sum, piece) => sum + piece.length, 0);
  response.writeHead(status, { ...headers, 'content-length': length });
  if (method === 'HEAD') {
    response.end();
    return;
  }
  for (const piece of body) {
    const part = cut ? piece.subarray(0, piece.length / 2) : piece;
    if (!response.write(part)) await drained(response);
    if (cut) {
      response.socket?.destroySoon();
      return;
    }
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) {
      resolve();
      return;
    }
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}
