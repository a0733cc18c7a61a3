import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createDownload } from '#server/infra/media-models/download.ts';
import { bytesOf, failureOf, patient } from './order.ts';
import { type Serve, startOrigin } from './start-origin.ts';

describe('a configured origin', () => {
  const from = (origin: string, limits: Partial<Parameters<typeof createDownload>[0]> = {}) =>
    createDownload({ allowOrigins: [origin], ...limits });

  it('is read as a stream, with its length and type', async () => {
    const headers: IncomingMessage['headers'][] = [];
    await using server = await startOrigin((request, response) => {
      headers.push(request.headers);
      response.writeHead(200, { 'content-type': 'Video/MP4; codecs=avc', 'content-length': 10 });
      response.write('01234');
      response.end('56789');
    });
    const made = await from(server.origin)(`${server.origin}/x`, patient());
    expect({ mediaType: made.mediaType, bytes: made.bytes }).toEqual({ mediaType: 'video/mp4', bytes: 10 });
    expect((await bytesOf(made)).toString()).toBe('0123456789');
    expect(headers[0]).toMatchObject({ 'accept-encoding': 'identity', connection: 'close' });
    expect(headers[0]?.authorization).toBeUndefined();
  });

  it('gives its first bytes before the last ones exist', async () => {
    const rest = Promise.withResolvers<void>();
    await using server = await startOrigin((_, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('01234');
      void rest.promise.then(() => response.end('56789'));
    });
    const made = await from(server.origin)(`${server.origin}/x`, patient());
    const body = made.body[Symbol.asyncIterator]();
    expect(Buffer.from((await body.next()).value ?? []).toString()).toBe('01234');
    rest.resolve();
    expect(Buffer.from((await body.next()).value ?? []).toString()).toBe('56789');
    expect((await body.next()).done).toBe(true);
  });

  it('is followed through redirects of its own', async () => {
    await using server = await startOrigin((request, response) => {
      if (request.url === '/x') response.writeHead(307, { location: '/y' }).end();
      else response.end('there');
    });
    expect((await bytesOf(await from(server.origin)(`${server.origin}/x`, patient()))).toString()).toBe(
      'there',
    );
  });

  it('that redirects for ever is refused', async () => {
    let asked = 0;
    await using server = await startOrigin((_, response) => {
      asked += 1;
      response.writeHead(302, { location: '/again' }).end();
    });
    const failure = await failureOf(from(server.origin)(`${server.origin}/`, patient()));
    expect(failure).toMatchObject({ code: 'bad_result', outcome: 'rejected' });
    expect(asked).toBe(6);
  });

  const AGAIN = { code: 'provider_failed', outcome: 'unknown' };
  const NEVER = { code: 'bad_result', outcome: 'rejected' };

  it.each<[string, Serve, object]>([
    [
      'ends before the announced length',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('half', () => response.destroy());
      },
      AGAIN,
    ],
    [
      'breaks off in a body of unknown length',
      (_, response) => {
        response.writeHead(200);
        response.write('half', () => response.destroy());
      },
      AGAIN,
    ],
    [
      'goes on for ever',
      (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(16_384)));
        };
        response.on('drain', more);
        response.writeHead(200);
        more();
      },
      NEVER,
    ],
    [
      'unpacks to more than allowed',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(8 * 1024 * 1024)));
      },
      NEVER,
    ],
    [
      'falls silent',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('half');
      },
      AGAIN,
    ],
  ])('that %s throws while it is read', async (_, serve, expected) => {
    await using server = await startOrigin(serve);
    const download = from(server.origin, { limitBytes: 1024 * 1024, limitMs: 5000, silenceMs: 1000 });
    const made = await download(`${server.origin}/x`, patient());
    expect(await failureOf(bytesOf(made))).toMatchObject(expected);
  });

  it('that drips for longer than allowed is left', async () => {
    await using server = await startOrigin((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.once('close', () => clearInterval(drip));
    });
    const made = await from(server.origin, { limitMs: 2000 })(`${server.origin}/x`, patient());
    expect(await failureOf(bytesOf(made))).toMatchObject(AGAIN);
  });

  it('that announces more than allowed is not read', async () => {
    await using server = await startOrigin((_, response) => {
      response.writeHead(200, { 'content-length': 2048 });
      response.flushHeaders();
    });
    const failure = await failureOf(from(server.origin, { limitBytes: 1024 })(server.origin, patient()));
    expect(failure).toMatchObject(NEVER);
  });

  it('closes the connection when its reader stops in the middle', async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await startOrigin((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
      response.once('close', closed.resolve);
    });
    const made = await from(server.origin)(`${server.origin}/x`, patient());
    for await (const piece of made.body) {
      expect(Buffer.from(piece).toString()).toBe('half');
      break;
    }
    await closed.promise;
  });

  it('ends with its caller', async () => {
    const caller = new AbortController();
    await using server = await startOrigin((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
    });
    const made = await from(server.origin)(`${server.origin}/x`, caller.signal);
    const read = failureOf(bytesOf(made));
    caller.abort();
    expect(await read).toMatchObject(AGAIN);
  });

  it.each([
    [403, 'provider_lost'],
    [404, 'provider_lost'],
    [410, 'provider_lost'],
    [429, 'provider_busy'],
    [500, 'provider_failed'],
    [503, 'provider_failed'],
  ])('that answers %i is %s, which passes', async (status, code) => {
    await using server = await startOrigin((_, response) => {
      response.writeHead(status).end('private words');
    });
    const failure = await failureOf(from(server.origin)(`${server.origin}/x`, patient()));
    expect({ code: failure.code, outcome: failure.outcome }).toEqual({ code, outcome: 'unknown' });
    expect(failure.message).not.toContain('private');
  });
});
