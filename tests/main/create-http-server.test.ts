import { once } from 'node:events';
import { connect } from 'node:net';
import type { RequestListener, Server } from 'node:http';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from '#server/main/create-http-server.ts';
import { createRequestHandler } from '#server/main/handle-request.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';

let app: TestApplication;
let handler: RequestListener;

beforeAll(async () => {
  app = await testApplication();
  handler = createRequestHandler(app.ports, (_, res) => Promise.resolve(res.writeHead(404).end('page')));
});
afterAll(() => app.close());

async function open(patience?: Parameters<typeof createHttpServer>[1], listener = handler): Promise<number> {
  return listening(createHttpServer(listener, patience));
}

async function listening(server: Server): Promise<number> {
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

/** Everything that comes back until the server closes the connection. */
async function send(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(text);
  let answer = '';
  for await (const piece of socket.setEncoding('utf8')) answer += String(piece);
  return answer;
}

/** The statuses of requests on one connection, each sent when an answer has come to the one before. */
async function sendInTurn(port: number, [first = '', ...texts]: readonly string[]): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  socket.write(first);
  const statuses: number[] = [];
  for await (const piece of socket.setEncoding('utf8')) {
    if (!String(piece).startsWith('HTTP/')) continue;
    statuses.push(statusOf(String(piece)));
    socket.write(texts.shift() ?? '');
  }
  return statuses;
}

const END = 'Connection: close\r\n\r\n';
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+) /.exec(answer)?.[1]);
const statusesOf = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d+) /gm)].map(([, status]) => status);

test.each([
  [400, 'is no HTTP', 'hello\r\n\r\n'],
  [
    400,
    'has both lengths',
    'POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  [
    400,
    'has two lengths',
    'POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
  ],
  [
    400,
    'has a length that is no number',
    'POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhello',
  ],
  [
    400,
    'is chunked, or so it says',
    'POST /chat HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
  ],
  [
    400,
    'hides a header in a line of its own',
    'GET /health HTTP/1.1\r\nHost: x\r\nA: b\r\n Transfer-Encoding: chunked\r\n\r\n',
  ],
  [400, 'has a blank before its colon', 'POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length : 5\r\n\r\nhello'],
  [431, 'has an endless address', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n${END}`],
  [431, 'has an endless header', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n${END}`],
  [431, 'has endless headers', `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(5_000)}${END}`],
])('%i is the answer to what %s', async (status, _, text) => {
  const port = await open();
  const answer = await send(port, text);
  expect(statusesOf(answer)).toEqual([String(status)]);
  expect(answer).toContain('x-content-type-options: nosniff');
  const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
  expect(JSON.parse(body)).toEqual({ error: expect.any(String), message: expect.any(String), details: {} });
  expect(answer).toContain(`content-length: ${Buffer.byteLength(body)}`);
});

test('who sends the head of a request slowly is told that it took too long', async () => {
  const port = await open({ headersTimeout: 20, connectionsCheckingInterval: 5 });
  expect(await send(port, 'GET /health HTTP/1.1\r\nHost: x\r\nA: ')).toMatch(/^HTTP\/1\.1 408 /);
});

test('who sends a body slowly, too', async () => {
  const port = await open(
    { headersTimeout: 20, requestTimeout: 40, connectionsCheckingInterval: 5 },
    (req) => {
      req.on('error', () => undefined).resume();
    },
  );
  const head = 'POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{';
  expect(await send(port, head)).toMatch(/^HTTP\/1\.1 408 /);
});

test('an answer may take longer than any request may', async () => {
  const gate = Promise.withResolvers<void>();
  const patience = { headersTimeout: 10, requestTimeout: 20, connectionsCheckingInterval: 1 };
  const port = await open(patience, (_, res) => {
    res.write('one');
    void gate.promise.then(() => res.end(' two'));
  });
  const answer = send(port, `GET / HTTP/1.1\r\nHost: x\r\n${END}`);
  expect(statusOf(await send(port, 'GET / HTTP/1.1\r\nHost: x\r\nA: '))).toBe(408);
  gate.resolve();
  expect(await answer).toMatch(/one[^]* two/);
});

test('nonsense in the middle of an answer cuts it, and is not answered inside it', async () => {
  const port = await open({}, (_, res) => void res.write('begun'));
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  let answer = '';
  let sent = false;
  for await (const piece of socket) {
    answer += String(piece);
    if (answer.includes('begun') && !sent) sent = socket.write('nonsense\r\n\r\n') || true;
  }
  expect(statusesOf(answer)).toEqual(['200']);
});

test.each([
  ['http://greenroom.example/health', 200],
  ['HTTP://greenroom.example:80/v1/nothing?x=1', 404],
  ['http://greenroom.example', 404],
  ['//v1/chat/stream', 404],
  ['//api/v1/nothing', 404],
  ['/v1%2Fchat%2Fstream', 404],
  ['/v1/chat%2Fstream', 404],
  ['/v1/chat/stream/', 404],
  ['/V1/chat/stream', 404],
  ['*', 400],
  ['/v1/chat/../chat/stream', 404],
])('%s as an address is answered with %i', async (address, status) => {
  const port = await open();
  const method = address === '*' ? 'OPTIONS' : 'GET';
  expect(statusOf(await send(port, `${method} ${address} HTTP/1.1\r\nHost: x\r\n${END}`))).toBe(status);
});

test.each([
  ['POST', '/sign-in', 405, 'GET, HEAD'],
  ['TRACE', '/', 405, 'GET, HEAD'],
  ['OPTIONS', '/studio', 405, 'GET, HEAD'],
  ['DELETE', '/api/auth/session', 405, 'GET, HEAD, POST'],
  ['POST', '/api/auth/signout', 404, undefined],
  ['HEAD', '/sign-in', 404, undefined],
])('%s %s is answered with %i', async (method, path, status, allow) => {
  const port = await open();
  const answer = await send(port, `${method} ${path} HTTP/1.1\r\nHost: x\r\n${END}`);
  expect([statusOf(answer), /^allow: (.*)\r$/m.exec(answer)?.[1]]).toEqual([status, allow]);
});

test.each([
  ['TRACE', '/api/trpc/account.me', 'x', 405],
  ['GET', '/api/trpc/account.me', 'a@b', 400],
  ['GET', '/api/trpc/account.me', 'a/b', 400],
  ['GET', '/api/trpc/account.me', 'a\\b', 400],
  ['GET', '/api/trpc/account.me', 'a?b', 400],
  ['GET', '/api/trpc/account.me', 'a#b', 400],
  ['GET', '/api/trpc/account.me', 'a:1', 200],
  ['HEAD', '/api/trpc/account.me', 'a', 204],
])('%s %s at the host %s is answered with %i', async (method, path, host, status) => {
  const port = await open();
  expect(statusOf(await send(port, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${END}`))).toBe(status);
});

test.each([
  [
    'HTTP/2',
    'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA',
  ],
  [
    'a socket',
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==',
  ],
])('whoever would rather speak %s is answered in HTTP/1.1, body and all', async (_, headers) => {
  const port = await open();
  const get = `GET /health HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`;
  const body = '{"a":1}';
  const post = `POST /chat HTTP/1.1\r\nHost: x\r\n${headers}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const last = `GET /v1/nothing HTTP/1.1\r\nHost: x\r\n${END}`;
  expect(await sendInTurn(port, [get, post, last])).toEqual([200, 401, 404]);
});

test('what may be upgraded is, and nothing else', async () => {
  const server = createHttpServer(handler, { shouldUpgradeCallback: ({ url }) => url === '/socket' });
  server.on('upgrade', (_request, socket) => void socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  const port = await listening(server);
  const upgrade = 'Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n';
  expect(statusOf(await send(port, `GET /socket HTTP/1.1\r\n${upgrade}\r\n`))).toBe(101);
  expect(statusOf(await send(port, `GET /health HTTP/1.0\r\n${upgrade}\r\n`))).toBe(200);
});
