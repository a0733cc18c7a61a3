import { expect, test } from 'vitest';
import { advanceText, followText } from '#components/shared/markdown/follow-text.ts';
import { parseMarkdown } from '#components/shared/markdown/parse-markdown.ts';

test('a continuation keeps the closed blocks and parses only what is new', () => {
  const first = followText('one\n\ntwo\n\n', true);
  const scanned = first.stream.scanned();
  const second = advanceText(first, 'one\n\ntwo\n\nthree', true);
  expect(second.document.blocks.slice(0, 2)).toEqual(first.document.blocks);
  expect(second.document.blocks[0]).toBe(first.document.blocks[0]);
  expect(second.stream.scanned() - scanned).toBeLessThan(20);
});

test('repeating a step gives the same document', () => {
  const first = followText('one', true);
  const second = advanceText(first, 'one two', true);
  expect(advanceText(first, 'one two', true).document).toBe(second.document);
});

test('a step from a state that was passed already starts again and is right', () => {
  const first = followText('one', true);
  advanceText(first, 'one two', true);
  const other = advanceText(first, 'one three', true);
  expect(other.document).toEqual(followText('one three', true).document);
});

test('another text is parsed from its beginning', () => {
  const first = followText('one **two', true);
  expect(advanceText(first, 'three', false).document).toEqual(parseMarkdown('three'));
});

test('the end closes what is open, and a text may go on after it', () => {
  const open = followText('a **b', true);
  const ended = advanceText(open, 'a **b', false);
  expect(ended.document).toEqual(parseMarkdown('a **b'));
  const continued = advanceText(ended, 'a **b**', true);
  expect(advanceText(continued, 'a **b**', false).document).toEqual(parseMarkdown('a **b**'));
});
