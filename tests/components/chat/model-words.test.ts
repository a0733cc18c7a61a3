import { expect, test } from 'vitest';
import { modelInWords, tokensInWords } from '#components/chat/state/model-words.ts';

const model = {
  alias: 'm',
  label: 'M',
  provider: 'openai',
  contextTokens: 128_000,
  price: { prompt: 2.5, completion: 10 },
  sandbox: false,
  available: true,
} as const;

test('tokens are counted in thousands and millions', () => {
  expect([900, 32_768, 128_000, 1_000_000, 1_500_000].map(tokensInWords)).toEqual([
    '900',
    '33K',
    '128K',
    '1M',
    '1.5M',
  ]);
});

test('a model is described by what is known of it', () => {
  expect(modelInWords(model)).toBe('128K context · $2.5 in, $10 out per M');
  expect(modelInWords({ ...model, price: null })).toBe('128K context');
  expect(modelInWords({ ...model, price: { prompt: 0, completion: 0 } })).toBe('128K context · free');
  expect(modelInWords({ ...model, price: null, contextTokens: null })).toBe('');
});
