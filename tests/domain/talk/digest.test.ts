import { expect, test } from 'vitest';
import { digest } from '#server/domain/talk/digest.ts';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';

const HEADING = 'Things the user said, the oldest first (excerpts, chosen by no model):';
const user = (content: string) => ({ role: 'user', content });

test('what a model wrote stays whole in front of the excerpts, and of the next ones', () => {
  const notes = 'They met in Lyon.\nThe river rose.\n- Anna fears floods';
  const first = digest(notes, [user('I am back.'), { role: 'assistant', content: 'Hello!' }], 200);
  expect(first).toBe(`${notes}\n${HEADING}\n- “I am back.”`);
  expect(digest(first, [user('And now?')], 200)).toBe(`${first}\n- “And now?”`);
});

test('excerpts alone go on as they were', () => {
  const first = digest(null, [user('One. Two.')], 200);
  expect(first).toBe(`${HEADING}\n- “One.”`);
  expect(digest(first, [user('Three')], 200)).toBe(`${HEADING}\n- “One.”\n- “Three”`);
});

test('where there is too much, excerpts go before anything that a model wrote, and all fits the budget', () => {
  const notes = 'The river rose again. '.repeat(20).trim();
  const many = Array.from({ length: 40 }, (_, index) => user(`Number ${index} was said here.`));
  const text = digest(notes, many, 250);
  expect(text).toContain(`${notes}\n${HEADING}\n- “Number 0`);
  expect(estimateTokens(text)).toBeLessThanOrEqual(250);
  const tight = digest(notes, many, 100);
  expect(tight).toMatch(/^The river rose again\..*…\nThings/s);
  expect(tight).toContain('- “Number 0 was said here.”');
  expect(estimateTokens(tight)).toBeLessThanOrEqual(100);
});
