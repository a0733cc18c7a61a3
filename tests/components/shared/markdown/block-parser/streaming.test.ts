import { describe, expect, test } from 'vitest';
import { createMarkdownStream } from '#components/shared/markdown/block-parser/create-markdown-stream.ts';
import { parseMarkdown } from '#components/shared/markdown/parse-markdown.ts';
import type { Block } from '#components/shared/markdown/types.ts';
import { ANSWERS, createRandom, randomPieces, randomText } from '../corpus.ts';

function streamed(pieces: readonly string[]) {
  const stream = createMarkdownStream();
  for (const piece of pieces) stream.append(piece);
  return stream;
}

describe('a text in pieces', () => {
  test('has the same blocks as the whole at once, however answers are cut', () => {
    const random = createRandom(1);
    for (const answer of ANSWERS) {
      const whole = parseMarkdown(answer);
      for (let round = 0; round < 60; round += 1) {
        const stream = streamed(randomPieces(answer, 1 + (round % 12), random));
        stream.end();
        expect(stream.snapshot()).toEqual(whole);
      }
    }
  });

  test('has the same blocks as the whole at once, for random markup', () => {
    const random = createRandom(2);
    for (let round = 0; round < 4000; round += 1) {
      const text = randomText(random);
      const stream = streamed(randomPieces(text, 6, random));
      stream.end();
      expect({ text, ...stream.snapshot() }).toEqual({ text, ...parseMarkdown(text) });
    }
  });

  test('shows at every moment what the text so far shows, whatever the pieces were', () => {
    const random = createRandom(3);
    for (let round = 0; round < 1500; round += 1) {
      const text = randomText(random);
      const pieces = streamed(randomPieces(text, 4, random));
      expect({ text, ...pieces.snapshot() }).toEqual({ text, ...streamed([text]).snapshot() });
    }
  });
});

describe('closed blocks', () => {
  test('stay the same objects in every later snapshot', () => {
    const stream = createMarkdownStream();
    const frozen = new Map<number, Block>();
    for (const piece of randomPieces(ANSWERS.join('\n~~~\n\n'), 4, createRandom(4))) {
      const before = stream.snapshot().blocks;
      stream.append(piece);
      const after = stream.snapshot().blocks;
      before.forEach((block, index) => {
        if (after[index] === block && index < after.length - 2) frozen.set(index, block);
      });
      for (const [index, block] of frozen) expect(after[index]).toBe(block);
    }
    expect(frozen.size).toBeGreaterThanOrEqual(12);
  });

  test('keep finished items and rows of an open list and table', () => {
    const stream = streamed(['- one\n- two\n- thr']);
    const [before] = stream.snapshot().blocks;
    stream.append('ee\n- four');
    const [after] = stream.snapshot().blocks;
    if (before?.type !== 'list' || after?.type !== 'list') throw new Error('expected lists');
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[1]).toBe(before.items[1]);
    expect(after.items).toHaveLength(4);
  });

  test('are not touched by a definition that arrives later', () => {
    const stream = streamed(['See [docs].\n\nMore.\n\n']);
    const [before] = stream.snapshot().blocks;
    stream.append('[docs]: https://example.com\n');
    const { blocks, definitions } = stream.snapshot();
    expect(blocks[0]).toBe(before);
    expect(blocks).toHaveLength(2);
    expect(definitions.get('docs')).toEqual({ url: 'https://example.com', title: '' });
  });

  test('refuse more text after the end', () => {
    const stream = streamed(['a']);
    stream.end();
    stream.end();
    expect(() => stream.append('b')).toThrow('append after end');
  });
});
