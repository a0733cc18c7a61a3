import type { OfferedModel } from '#server/domain/catalogue/schema.ts';

/** A number of tokens the way people say it: `128K`, `1M`. */
export function tokensInWords(tokens: number): string {
  if (tokens >= 1_000_000) return `${trim(tokens / 1_000_000)}M`;
  return tokens >= 1000 ? `${Math.round(tokens / 1000)}K` : String(tokens);
}

/** What a model can hold and costs, in one line. Prices are US dollars a million tokens. */
export function modelInWords(model: OfferedModel): string {
  const context = model.contextTokens ? `${tokensInWords(model.contextTokens)} context` : null;
  const price = model.price && priceInWords(model.price.prompt, model.price.completion);
  return [context, price].filter(Boolean).join(' · ');
}

function priceInWords(prompt: number, completion: number): string {
  if (prompt === 0 && completion === 0) return 'free';
  return `$${trim(prompt)} in, $${trim(completion)} out per M`;
}

function trim(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
