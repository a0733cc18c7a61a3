import {
  createServer,
  type IncomingMessage,
  STATUS_CODES,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders } from '#server/http/security-headers.ts';
import { newId } from '#server/kernel/ids.ts';

/** How long a client may take, in milliseconds; answers may take as long as they like. */
const PATIENCE = {
  /** For the head of a request. */
  headersTimeout: 20_000,
  /** For a request with its body: 25 MB within it need a megabit a second. */
  requestTimeout: 300_000,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 5_000,
  /** Between requests; longer than proxies keep theirs, so that it is they who close. */
  keepAliveTimeout: 65_000,
};

/** Who would rather speak another protocol is answered in this one, as HTTP says. */
const NO_UPGRADES = { shouldUpgradeCallback: (_request: IncomingMessage) => false };

type Options = Partial<typeof PATIENCE & typeof NO_UPGRADES>;

/**
 * A server that lets nobody hold a connection by sending slowly, and answers what is no HTTP as it answers the rest.
 * Requests that `shouldUpgradeCallback` picks go to its listeners for `upgrade`.
 */
export function createHttpServer(handler: RequestListener, options: Options = {}): Server {
  const answering = new WeakMap<Duplex, ServerResponse>();
  const server = createServer({ ...PATIENCE, ...NO_UPGRADES, noDelay: true, ...options }, (req, res) => {
    answering.set(req.socket, res);
    handler(req, res);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const answer = answering.get(socket);
    // In the middle of an answer, another one would be taken for a part of it.
    const begun = answer !== undefined && answer.headersSent && !answer.writableFinished;
    if (!socket.writable || begun || error.code === 'ECONNRESET') socket.destroy();
    else socket.end(refusal(STATUS_OF[error.code ?? ''] ?? 400), () => socket.destroy());
  });
  return server;
}

const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const WORDS: Readonly<Record<number, { error: string; message: string }>> = {
  400: { error: 'invalid_input', message: 'This is no HTTP request' },
  408: { error: 'timed_out', message: 'The request did not arrive in time' },
  413: { error: 'too_large', message: 'The extensions of a chunk are too large' },
  431: { error: 'too_large', message: 'Address and headers must be at most 16 KiB' },
};

/** As text, for there is no response to write it with. No family can be told: the address was not read. */
function refusal(status: number): string {
  const body = JSON.stringify({ ...WORDS[status], details: {} });
  const headers = {
    ...securityHeaders(false),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-request-id': newId(),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}
