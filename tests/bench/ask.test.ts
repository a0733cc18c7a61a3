import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask } from './ask.ts';
import { questionFor, replyText, shapeIn, tokenOf } from './reply-text.ts';
import { quantile } from './statistics.ts';
import { completions } from './targets.ts';

const SHAPE = { nonce: 7, tokens: 60, rate: 0 };
const TOKENS = Array.from({ length: SHAPE.tokens }, (_, index) => tokenOf(SHAPE.nonce, index));

/** Asks a provider that says these tokens, whatever it is asked. */
async function hear(tokens: readonly string[], end = 'data: [DONE]\n\n') {
  const chunks = tokens.map(
    (content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`,
  );
  const server = createServer((_, response) => response.end(chunks.join('') + end));
  onTestFinished(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return ask(completions(`http://127.0.0.1:${port}`), SHAPE);
}

describe('a reply', () => {
  it('that is exactly the expected one counts, however its tokens are joined', async () => {
    await expect(hear(TOKENS)).resolves.toMatchObject({ gapsMs: { length: SHAPE.tokens - 1 } });
    await expect(hear([replyText(SHAPE)])).resolves.toMatchObject({ gapsMs: [] });
  });

  it.each([
    ['lost a token', TOKENS.toSpliced(30, 1)],
    ['repeated a token', TOKENS.toSpliced(30, 0, TOKENS[30] ?? '')],
    ['swapped two tokens', TOKENS.toSpliced(30, 2, TOKENS[31] ?? '', TOKENS[30] ?? '')],
    ['borrowed a token of another reply', TOKENS.with(30, tokenOf(8, 30))],
    ['said more than all', [...TOKENS, 'more']],
  ])('that %s is refused', async (_, tokens) => {
    await expect(hear(tokens)).rejects.toThrow('a wrong token');
  });

  it('that ends early, without an end, or goes on behind it is refused', async () => {
    await expect(hear(TOKENS.slice(0, -1))).rejects.toThrow('ended after');
    await expect(hear(TOKENS, '')).rejects.toThrow('without an end');
    await expect(hear(TOKENS, 'data: [DONE]\n\ndata: [DONE]\n\n')).rejects.toThrow('more after the end');
  });
});

it('a question says which reply it wants', () => {
  expect(shapeIn(questionFor(SHAPE))).toEqual(SHAPE);
  expect(shapeIn('Hello')).toBeNull();
});

it('a quantile is one of the values, by nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1), quantile([3], 0.999)]).toEqual([
    50, 99, 100, 3,
  ]);
});
