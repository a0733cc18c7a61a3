import { expect, it } from 'vitest';
import { styledPrompt } from '#server/infra/media-models/styled-prompt.ts';

it('the art style goes behind the prompt', () => {
  expect(styledPrompt('A boat', ' ink ')).toBe('A boat\n\nArt style: ink');
});

it('no style leaves the prompt as it is', () => {
  expect(styledPrompt('A boat', '  ')).toBe('A boat');
});

it('a prompt that is too long gives way to the style', () => {
  expect(styledPrompt('A boat on the sea', 'ink', 22)).toBe('A boat\n\nArt style: ink');
});

it('a style that is too long by itself is cut with the rest', () => {
  expect(styledPrompt('A boat', 'ink'.repeat(50), 10)).toBe('A boat\n\nAr');
});
