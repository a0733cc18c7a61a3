import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { keepTemporarily } from '#server/http/temporary-file.ts';
import { createRemoteMedia } from '#server/infra/remote-media/create-remote-media.ts';
import { type Serve, startOrigin } from '../media-models/start-origin.ts';

type Options = { maxBytes?: number; signal?: AbortSignal; limitMs?: number };

async function fetchOf(serve: Serve, { maxBytes = 1000, signal, limitMs = 60_000 }: Options = {}) {
  await using origin = await startOrigin(serve);
  const remote = createRemoteMedia({ allowOrigin: origin.origin, keep: keepTemporarily, limitMs });
  const accept = ['image/png', 'image/gif'];
  const fetched = await remote.fetch(`${origin.origin}/x`, {
    maxBytes,
    accept,
    signal: signal ?? new AbortController().signal,
  });
  try {
    return await text(await fetched.read());
  } finally {
    await fetched.close();
  }
}

const refused = (reason: string) => ({ code: 'invalid_input', details: { reason } });

test('what a link leads to comes whole, asked for without cookies, names and packing', async () => {
  let headers: object = {};
  const said = await fetchOf((request, response) => {
    ({ headers } = request);
    response.setHeader('set-cookie', 'a=b').end('all of it');
  });
  expect(said).toBe('all of it');
  expect(headers).toMatchObject({
    accept: 'image/png, image/gif',
    'accept-encoding': 'identity',
    'user-agent': 'greenroom',
  });
  for (const name of ['cookie', 'authorization', 'referer', 'origin'])
    expect(headers).not.toHaveProperty(name);
});

test('three redirects are followed and no cookie is carried along; the fourth is one too many', async () => {
  const cookies: unknown[] = [];
  const redirecting =
    (most: number): Serve =>
    (request, response) => {
      cookies.push(request.headers.cookie);
      const count = Number(request.url?.slice(2) ?? 0);
      if (count === most) response.end('there');
      else response.writeHead(307, { location: `/x${count + 1}`, 'set-cookie': 'a=b' }).end();
    };
  expect(await fetchOf(redirecting(3))).toBe('there');
  await expect(fetchOf(redirecting(4))).rejects.toMatchObject(refused('too-many-redirects'));
  expect(new Set(cookies)).toEqual(new Set([undefined]));
});

const answering =
  (status: number, head: Record<string, string> = {}, body: Uint8Array | string = ''): Serve =>
  (_, response) =>
    response.writeHead(status, head).end(body);

/** Writes for as long as anybody listens. */
function flood(response: ServerResponse): void {
  const more = () => void response.write(Buffer.alloc(500), () => !response.destroyed && more());
  more();
}

test.each<[string, Serve, object]>([
  ['nothing there', answering(404), refused('nothing-there')],
  ['a place for others', answering(403), refused('nothing-there')],
  ['no content', answering(204), refused('nothing-there')],
  ['a redirect to nowhere', answering(302), refused('nothing-there')],
  ['a part', answering(206, {}, 'x'), refused('nothing-there')],
  ['a busy server', answering(429), { code: 'upstream_failed' }],
  ['a broken server', answering(500), { code: 'upstream_failed' }],
  [
    'packed bytes',
    answering(200, { 'content-encoding': 'gzip' }, gzipSync('x'.repeat(100_000))),
    refused('packed'),
  ],
  ['more than is taken, as announced', answering(200, {}, Buffer.alloc(1001)), refused('too-large')],
  ['more than is taken, without end', (_, response) => flood(response), refused('too-large')],
  [
    'less than was announced',
    (_, response) =>
      void response.writeHead(200, { 'content-length': '900' }).write('x', () => response.destroy()),
    { code: 'upstream_failed' },
  ],
  ['a connection that ends', (_, response) => void response.destroy(), { code: 'upstream_failed' }],
])('%s is refused for what it is', async (_, serve, expected) => {
  await expect(fetchOf(serve)).rejects.toMatchObject(expected);
});

test('who never answers, and who never ends, takes too long', async () => {
  await expect(fetchOf(() => undefined, { limitMs: 50 })).rejects.toMatchObject({ code: 'timed_out' });
  const slow: Serve = (_, response) => void response.write('x');
  await expect(fetchOf(slow, { limitMs: 200 })).rejects.toMatchObject({ code: 'timed_out' });
});

test('who leaves is not told that it took too long', async () => {
  const leaving = new AbortController();
  const asked: Serve = () => leaving.abort();
  await expect(fetchOf(asked, { signal: leaving.signal })).rejects.toMatchObject({ code: 'cancelled' });
});
