import { type IncomingMessage, request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { jsonAnswer, type HttpAnswer } from '#server/http/exchange.ts';
import { eventStream } from '#server/http/sse.ts';
import { serve, socketTo, untilUnchanged } from './serve.ts';

function stream(chunks: AsyncIterable<string>, afterMs = 60_000): HttpAnswer {
  return { ...eventStream(chunks), body: { chunks, keepAlive: { afterMs, chunk: ': still here\n\n' } } };
}

test('a request is handed over as it came', async () => {
  let seen: unknown;
  await using server = await serve(async (request) => {
    const { method, path, query, address } = request;
    const body = Buffer.from(await request.body(100)).toString();
    seen = { method, path, query: [...query], address, body, id: request.header('x-request-id') };
    return jsonAnswer(200, {});
  });
  await fetch(`${server.url}/a%20b/c?x=1&x=2&y=%2B`, {
    method: 'POST',
    body: 'hé',
    headers: { 'X-Request-Id': 'i' },
  });
  expect(seen).toEqual({
    method: 'POST',
    path: '/a%20b/c',
    query: [
      ['x', '1'],
      ['x', '2'],
      ['y', '+'],
    ],
    address: 'somewhere',
    body: 'hé',
    id: 'i',
  });
});

test('HEAD has the headers of GET, the length too, and no body', async () => {
  await using server = await serve(() => jsonAnswer(200, { text: 'é' }));
  const [head, get] = [await fetch(server.url, { method: 'HEAD' }), await fetch(server.url)];
  expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
  expect(await head.text()).toBe('');
  expect(await get.json()).toEqual({ text: 'é' });
});

test('HEAD of a stream ends at once and pulls nothing', async () => {
  let pulled = 0;
  await using server = await serve(() =>
    stream(
      (async function* () {
        pulled++;
        yield 'data: x\n\n';
      })(),
    ),
  );
  const head = await fetch(server.url, { method: 'HEAD' });
  expect(head.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(await head.text()).toBe('');
  expect(pulled).toBe(0);
});

test('a stream is not pulled while its reader does not read', async () => {
  const chunk = 'x'.repeat(64 * 1024);
  const most = 2_000;
  let made = 0;
  await using server = await serve(() =>
    stream(
      (async function* () {
        for (; made < most; made++) yield chunk;
      })(),
    ),
  );
  const socket = await socketTo(server, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  socket.pause();
  const settled = await untilUnchanged(() => made);
  expect(settled).toBeGreaterThan(0);
  expect(settled).toBeLessThan(most / 2);
  let received = 0;
  for await (const piece of socket) received += Buffer.byteLength(piece);
  expect(made).toBe(most);
  expect(received).toBeGreaterThan(most * chunk.length);
});

test('a client that leaves fires the signal and ends the generator', async () => {
  const returned = Promise.withResolvers<boolean>();
  await using server = await serve(({ signal }) =>
    stream(
      (async function* () {
        try {
          yield 'data: first\n\n';
          await new Promise((resolve) => {
            signal.addEventListener('abort', resolve, { once: true });
          });
        } finally {
          returned.resolve(signal.aborted);
        }
      })(),
    ),
  );
  const leaving = new AbortController();
  const response = await fetch(server.url, { signal: leaving.signal });
  await response.body?.getReader().read();
  leaving.abort();
  expect(await returned.promise).toBe(true);
});

test('a client that leaves while the socket is full ends the generator too', async () => {
  const returned = Promise.withResolvers<true>();
  await using server = await serve(() =>
    stream(
      (async function* () {
        try {
          for (;;) yield 'x'.repeat(256 * 1024);
        } finally {
          returned.resolve(true);
        }
      })(),
    ),
  );
  const socket = await socketTo(server, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.once('readable', () => socket.destroy());
  expect(await returned.promise).toBe(true);
});

test('a request that was answered whole does not count as one whose client left', async () => {
  let signal: AbortSignal | undefined;
  await using server = await serve((request) => {
    ({ signal } = request);
    return jsonAnswer(200, {});
  });
  await (await fetch(server.url)).text();
  await (await fetch(server.url, { headers: { connection: 'close' } })).text();
  expect(signal?.aborted).toBe(false);
});

test('a stream that is silent says that it is still there', async () => {
  const gate = Promise.withResolvers<undefined>();
  await using server = await serve(() =>
    stream(
      (async function* () {
        await gate.promise;
        yield 'data: at last\n\n';
      })(),
      5,
    ),
  );
  let text = '';
  for await (const piece of (await fetch(server.url)).body ?? []) {
    text += Buffer.from(piece).toString();
    if (text.split('still here').length > 3) gate.resolve(undefined);
  }
  expect(text).toMatch(/^(: still here\n\n){3,}data: at last\n\n$/);
});

test('a generator that throws cuts the stream, so that nobody takes it for whole', async () => {
  await using server = await serve(() =>
    stream(
      (async function* () {
        yield 'data: first\n\n';
        throw new Error('broken');
      })(),
    ),
  );
  const response = await fetch(server.url);
  await expect(response.text()).rejects.toThrow('terminated');
});

const BIG = 2 * 1024 * 1024;

test.each([
  ['with its length told', { 'content-length': String(BIG) }],
  ['in chunks', { 'transfer-encoding': 'chunked' }],
])('a body that is too large %s is answered, and the connection closed', async (_, headers) => {
  await using server = await serve(async (request) => {
    await request.body(1024);
    return jsonAnswer(200, {});
  });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sending = httpRequest(server.url, { method: 'POST', headers }, resolve).once('error', reject);
    sending.end(Buffer.alloc(BIG));
  });
  expect([response.statusCode, response.headers.connection]).toEqual([413, 'close']);
  response.resume();
});

test('who listens only when everything is sent hears that it was too large', async () => {
  await using server = await serve(async (request) => {
    await request.body(1024);
    return jsonAnswer(200, {});
  });
  const length = 8 * BIG;
  const socket = await socketTo(server, `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`);
  socket.pause();
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.write(Buffer.alloc(length), () => resolve());
  });
  let text = '';
  for await (const piece of socket) text += String(piece);
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('what is announced beyond all patience is refused before it is sent', async () => {
  await using server = await serve(async (request) => {
    await request.body(1024);
    return jsonAnswer(200, {});
  });
  const socket = await socketTo(server, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n');
  let text = '';
  for await (const piece of socket) text += String(piece);
  expect(text).toMatch(/^HTTP\/1\.1 413 /);
});

test('a client that breaks off while sending is no broken server', async () => {
  const failed = Promise.withResolvers<unknown>();
  await using server = await serve(async (request) => {
    await request.body(1024).catch(failed.resolve);
    return jsonAnswer(200, {});
  });
  const socket = await socketTo(server, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nabc');
  socket.destroy();
  expect(await failed.promise).toMatchObject({ code: 'cancelled' });
  expect((await fetch(server.url, { method: 'POST', body: 'x' })).status).toBe(200);
});
