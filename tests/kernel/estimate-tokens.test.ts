import { expect, it } from 'vitest';
import { estimateTokens } from '#server/kernel/estimate-tokens.ts';

it('a message costs four tokens, then one for four ASCII characters or for each other one', () => {
  expect(estimateTokens('')).toBe(4);
  expect(estimateTokens('abcd')).toBe(5);
  expect(estimateTokens('abcde')).toBe(6);
  expect(estimateTokens('漢字')).toBe(6);
  expect(estimateTokens('ab漢')).toBe(6);
});

it('an emoji counts as two: the estimate errs on the high side', () => {
  expect(estimateTokens('🙂')).toBe(6);
});
