import { describe, expect, test } from 'vitest';
import { createMarkdownStream } from '#components/shared/markdown/block-parser/create-markdown-stream.ts';
import { ANSWERS } from '../corpus.ts';

/** Streams in pieces of four characters, taking a snapshot after each; returns looks per character. */
function looksPerCharacter(text: string, snapshots: 'each' | 'few' = 'each'): number {
  const stream = createMarkdownStream();
  for (let from = 0; from < text.length; from += 4) {
    stream.append(text.slice(from, from + 4));
    if (snapshots === 'each' || from % 4000 === 0) stream.snapshot();
  }
  stream.end();
  expect(stream.snapshot().blocks.length).toBeGreaterThan(0);
  return stream.scanned() / text.length;
}

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

describe('the cost of streaming', () => {
  test.each([
    ['an answer of 18,000 characters', fill(`${ANSWERS.slice(0, 2).join('\n\n')}\n~~~\n\n`, 18_000)],
    ['one code block', `\`\`\`ts\n${fill('const a = 1;\n', 20_000)}`],
    ['one line of code', `\`\`\`\n${fill('x', 20_000)}`],
    ['one paragraph of one line', fill('lorem **ipsum** dolor `sit` [amet](https://a.b) ', 20_000)],
    ['one paragraph of many lines', fill('lorem ipsum dolor sit amet,\n', 20_000)],
    ['one list', fill('- item with *emphasis*\n', 20_000)],
    ['one table', `| a | b |\n|---|---|\n${fill('| x | y |\n', 20_000)}`],
    ['one table row', `| a | b |\n|---|---|\n${fill('| x ', 20_000)}`],
    ['an unclosed code span', `a \`${fill('lorem ipsum ', 20_000)}`],
    ['an unclosed bold', `a **${fill('lorem ipsum ', 20_000)}`],
    ['an unclosed link', `[a](${fill('lorem-ipsum', 20_000)}`],
    ['a line that begins with a pipe', `| ${fill('lorem ipsum ', 20_000)}`],
  ])('is at most four looks a character for %s', (_name, text) => {
    expect(looksPerCharacter(text)).toBeLessThanOrEqual(4);
  });

  test('does not depend on how long the text is already', () => {
    const short = looksPerCharacter(fill('lorem ipsum *dolor* ', 5_000));
    const long = looksPerCharacter(fill('lorem ipsum *dolor* ', 40_000), 'few');
    expect(long).toBeLessThanOrEqual(short * 1.05);
  });
});

const N = 100_000;

describe('hostile texts of 100,000 characters', () => {
  test.each([
    ['stars', fill('*', N)],
    ['stars between letters', `a${fill('*', N)}b`],
    ['openers', fill('*a ', N)],
    ['openers of two kinds', fill('*a _b ', N)],
    ['openers and closers', fill('a*b', N)],
    ['closers', fill('a* ', N)],
    ['opening brackets', fill('[', N)],
    ['closing brackets', fill(']', N)],
    ['nested brackets', `${fill('[', N / 2)}a${fill(']', N / 2)}`],
    ['images', fill('![', N)],
    ['stars in brackets', `${fill('*[', N / 2)}${fill('a*', N / 2)}`],
    ['link beginnings', fill('[a](b', N)],
    ['title beginnings', fill('[a](b "c ', N)],
    ['parentheses', `[a](${fill('(', N)}`],
    ['backticks', fill('`', N)],
    ['backtick runs of every length', Array.from({ length: 440 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
    ['tags', fill('<a', N)],
    ['half entities', fill('&am', N)],
    ['an address', `https://a${fill('.', N)}`],
    ['half addresses', fill('https://', N)],
    ['one word', fill('x', N)],
    ['spaces', `a${fill(' ', N)}b`],
    ['tabs', `${fill('\t', N)}a`],
    ['line ends', `${fill('\n', N)}a`],
    ['backslashes', fill('\\', N)],
    ['quote markers', `${fill('>', N)}x`],
    ['list markers', `${fill('- ', N)}x`],
    ['numbers', `${fill('1. ', N)}x`],
    ['ever deeper lists', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n')],
    ['lazy lines', `> a\n${fill('b\n', N)}`],
    ['pipes', fill('|', N)],
    ['a wide table', `${fill('|a', N / 2)}\n${fill('|-', N / 2)}`],
    ['a tall table of empty rows', `${fill('|a', 200)}|\n${fill('|-', 200)}|\n${fill('|\n', N)}`],
    ['definitions', fill('[a]: b\n', N)],
    ['hashes', `# a${fill('#', N)}`],
    ['an underline', `a\n${fill('=', N)}`],
    ['a long info string', `\`\`\`${fill('a', N)}`],
  ])('cost at most 40 looks a character: %s', (_name, text) => {
    expect(looksPerCharacter(text, 'few')).toBeLessThanOrEqual(40);
  });
});
