import { expect, onTestFinished, test, vi } from 'vitest';
import { jsonAnswer, type HttpAnswer } from '#server/http/exchange.ts';
import { eventStream } from '#server/http/sse.ts';
import { fromWeb, toWeb } from '#server/http/web.ts';

function stream(chunks: AsyncIterable<string>, afterMs = 60_000): HttpAnswer {
  return { ...eventStream(chunks), body: { chunks, keepAlive: { afterMs, chunk: ': still here\n\n' } } };
}

const reader = (answered: HttpAnswer) => {
  const body = toWeb(answered).body;
  if (body === null) throw new Error('There is no body.');
  return body.getReader();
};

test('a request is handed over as it came', async () => {
  const init = { method: 'POST', body: 'hé', headers: { 'X-Request-Id': 'i' } };
  const request = fromWeb(new Request('http://host/a%20b?x=%2B', init), 'somewhere');
  const { method, path, address } = request;
  expect({ method, path, address, x: request.query.get('x'), id: request.header('x-request-id') }).toEqual({
    method: 'POST',
    path: '/a%20b',
    address: 'somewhere',
    x: '+',
    id: 'i',
  });
  expect(request.header('cookie')).toBeUndefined();
  expect(Buffer.from(await request.body(100)).toString()).toBe('hé');
});

test('a body that is too large is refused, an absent one is empty', async () => {
  const large = fromWeb(new Request('http://host/', { method: 'POST', body: 'x'.repeat(11) }), '');
  await expect(large.body(10)).rejects.toMatchObject({ code: 'too_large' });
  expect(await fromWeb(new Request('http://host/'), '').body(10)).toHaveLength(0);
});

test('an answer keeps status, headers and body', async () => {
  const response = toWeb(jsonAnswer(418, { text: 'é' }, { 'x-turn-id': 't' }));
  expect([response.status, response.headers.get('x-turn-id'), await response.json()]).toEqual([
    418,
    't',
    { text: 'é' },
  ]);
  const bytes = toWeb({ status: 200, headers: {}, body: Uint8Array.from([1, 2]) });
  expect(new Uint8Array(await bytes.arrayBuffer())).toEqual(Uint8Array.from([1, 2]));
  expect(toWeb({ status: 204, headers: {}, body: null }).body).toBeNull();
});

test('a stream is pulled as it is read', async () => {
  let made = 0;
  const slow = reader(
    stream(
      (async function* () {
        for (; made < 100; made++) yield `data: ${made}\n\n`;
      })(),
    ),
  );
  expect(Buffer.from((await slow.read()).value ?? []).toString()).toBe('data: 0\n\n');
  expect(made).toBeLessThan(4);
  await slow.cancel();
});

test('who stops reading ends the generator', async () => {
  const returned = Promise.withResolvers<true>();
  const leaving = reader(
    stream(
      (async function* () {
        try {
          for (;;) yield 'data: x\n\n';
        } finally {
          returned.resolve(true);
        }
      })(),
    ),
  );
  await leaving.read();
  await leaving.cancel();
  expect(await returned.promise).toBe(true);
});

test('a stream that is silent says that it is still there', async () => {
  const gate = Promise.withResolvers<undefined>();
  const silent = reader(
    stream(
      (async function* () {
        await gate.promise;
        yield 'data: at last\n\n';
      })(),
      5,
    ),
  );
  const heard: string[] = [];
  for (let piece = await silent.read(); !piece.done; piece = await silent.read()) {
    heard.push(Buffer.from(piece.value).toString());
    if (heard.length === 3) gate.resolve(undefined);
  }
  expect(heard.slice(0, 3)).toEqual([': still here\n\n', ': still here\n\n', ': still here\n\n']);
  expect(heard.at(-1)).toBe('data: at last\n\n');
});

test('a generator that throws breaks the stream, and nothing is said on it afterwards', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const broken = reader(
    stream(
      (async function* () {
        yield 'data: first\n\n';
        throw new Error('broken');
      })(),
      1,
    ),
  );
  await broken.read();
  await expect(broken.read()).rejects.toThrow('broken');
  // The next comment would be an uncaught error.
  expect(vi.getTimerCount()).toBe(0);
});

function file(bytes: AsyncIterable<Uint8Array>, length: number): HttpAnswer {
  return { status: 200, headers: {}, body: { bytes, length } };
}

test('bytes are pulled as they are read, and let go of when nobody reads on', async () => {
  let [made, left] = [0, false];
  const slow = reader(
    file(
      (async function* () {
        try {
          for (; made < 100; made++) yield Uint8Array.of(made);
        } finally {
          left = true;
        }
      })(),
      100,
    ),
  );
  expect([(await slow.read()).value, made]).toEqual([Uint8Array.of(0), 0]);
  await slow.cancel();
  expect(left).toBe(true);
});

test('bytes come whole or break', async () => {
  const two = async function* () {
    yield Uint8Array.of(1, 2);
  };
  const whole = toWeb(file(two(), 2));
  expect([whole.headers.get('content-length'), (await whole.bytes()).length]).toEqual(['2', 2]);
  await expect(toWeb(file(two(), 3)).bytes()).rejects.toThrow('ended early');
});

test('HEAD of bytes has their length and no body', () => {
  const head = toWeb(file((async function* () {})(), 7), 'HEAD');
  expect([head.headers.get('content-length'), head.body]).toEqual(['7', null]);
});
