import { expect, test } from 'vitest';
import type { HttpAnswer } from '#server/http/exchange.ts';
import { serve, socketTo, untilUnchanged } from './serve.ts';

function file(bytes: AsyncIterable<Uint8Array>, length: number): HttpAnswer {
  return { status: 200, headers: { 'content-type': 'video/mp4' }, body: { bytes, length } };
}

test('bytes go out as they are, with their length', async () => {
  await using server = await serve(() =>
    file(
      (async function* () {
        yield Uint8Array.of(0, 255);
        yield Uint8Array.of(13, 10, 128);
      })(),
      5,
    ),
  );
  const response = await fetch(server.url);
  expect(response.headers.get('content-length')).toBe('5');
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 13, 10, 128]);
});

test('HEAD of bytes has their length and pulls nothing', async () => {
  let pulled = 0;
  await using server = await serve(() =>
    file(
      (async function* () {
        pulled++;
        yield Uint8Array.of(1);
      })(),
      1,
    ),
  );
  const head = await fetch(server.url, { method: 'HEAD' });
  expect([head.headers.get('content-length'), await head.text(), pulled]).toEqual(['1', '', 0]);
});

test('bytes are not pulled while their reader does not read', async () => {
  const [most, chunk] = [2_000, Buffer.alloc(64 * 1024)];
  let made = 0;
  await using server = await serve(() =>
    file(
      (async function* () {
        for (; made < most; made++) yield chunk;
      })(),
      most * chunk.length,
    ),
  );
  const socket = await socketTo(server, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  socket.pause();
  expect(await untilUnchanged(() => made)).toBeLessThan(most / 2);
  let received = 0;
  for await (const piece of socket) received += Buffer.byteLength(piece);
  expect([made, received > most * chunk.length]).toEqual([most, true]);
});

test('a client that leaves half way lets go of the bytes', async () => {
  const left = Promise.withResolvers<true>();
  await using server = await serve(() =>
    file(
      (async function* () {
        try {
          for (;;) yield Buffer.alloc(256 * 1024);
        } finally {
          left.resolve(true);
        }
      })(),
      2 ** 40,
    ),
  );
  const socket = await socketTo(server, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.once('readable', () => socket.destroy());
  expect(await left.promise).toBe(true);
});

test.each([
  ['end early', false],
  ['break', true],
])('bytes that %s cut the connection, so that nobody takes them for whole', async (_, breaks) => {
  await using server = await serve(() =>
    file(
      (async function* () {
        yield Uint8Array.of(1, 2);
        if (breaks) throw new Error('The disk is gone.');
      })(),
      3,
    ),
  );
  await expect(fetch(server.url).then((response) => response.arrayBuffer())).rejects.toThrow(
    /terminated|fetch failed/,
  );
});

test('a 304 has no length', async () => {
  await using server = await serve(() => ({ status: 304, headers: { etag: '"x"' }, body: null }));
  const response = await fetch(server.url);
  expect([response.status, response.headers.get('content-length')]).toEqual([304, null]);
});
