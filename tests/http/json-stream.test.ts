import { expect, test } from 'vitest';
import { jsonAnswer } from '#server/http/exchange.ts';
import { jsonStream } from '#server/http/json-stream.ts';
import { serve } from './serve.ts';

async function* listOf<Item>(items: readonly Item[], asked: () => void = () => undefined) {
  for (const item of items) {
    asked();
    yield await Promise.resolve(item);
  }
}

test('async iterables are lists, in whatever depth, and all else is JSON as ever', async () => {
  const value = {
    total: 2,
    absent: undefined,
    'a "name"': null,
    list: listOf([
      { text: 'é\n', inner: listOf([1, 'two', [3]]) },
      { text: '', inner: listOf([]) },
    ]),
    none: listOf([]),
    plain: [{ x: undefined }],
  };
  expect(await jsonStream(value)).toEqual(
    jsonAnswer(200, {
      total: 2,
      'a "name"': null,
      list: [
        { text: 'é\n', inner: [1, 'two', [3]] },
        { text: '', inner: [] },
      ],
      none: [],
      plain: [{}],
    }),
  );
});

test('a long answer goes out in pieces, and its items are asked for as they go', async () => {
  const items = Array.from({ length: 100 }, (_, index) => `${index} ${'x'.repeat(10_000)}`);
  let asked = 0;
  const { body } = await jsonStream({ items: listOf(items, () => asked++) });
  expect(asked).toBeLessThan(20);
  if (body === null || typeof body === 'string' || !('chunks' in body)) throw new Error('not in pieces');
  const pieces = await Array.fromAsync(body.chunks);
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(80_000);
  expect(JSON.parse(pieces.join(body.keepAlive.chunk))).toEqual({ items });
});

test('what breaks in the first piece throws, and later cuts the answer', async () => {
  const broken = async function* (after: number) {
    yield 'x'.repeat(after);
    await Promise.reject(new Error('broken'));
  };
  await expect(jsonStream({ items: broken(1) })).rejects.toThrow('broken');
  await using server = await serve(() =>
    jsonStream({ items: listOf(['x'.repeat(99_999), 'y'.repeat(99_999)]), more: broken(1) }),
  );
  await expect(fetch(server.url).then((response) => response.text())).rejects.toThrow('terminated');
});
