import type { CatalogueModel } from './schema.ts';

/** The model that needs no provider. */
export const SANDBOX_ALIAS = 'sandbox';

/**
 * The documented names and who answers to them. OpenAI shut gpt-4 and gpt-3.5-turbo down on 2026-10-23 and
 * Google gemini-1.5-pro before that, so those aliases lead to what their providers offer today.
 */
export const BUILT_IN_MODELS: readonly CatalogueModel[] = [
  model('gpt-4o', 'GPT-4o', 'openai', 'gpt-4o'),
  model('gpt-4o-mini', 'GPT-4o mini', 'openai', 'gpt-4o-mini'),
  model('gpt-4', 'GPT-4', 'openai', 'gpt-6-luna'),
  model('gpt-3.5-turbo', 'GPT-3.5 Turbo', 'openai', 'gpt-6-luna'),
  model('gemini-1.5-pro', 'Gemini 1.5 Pro', 'gemini', 'gemini-3.8-flash'),
];

export const SANDBOX_MODEL: CatalogueModel = {
  ...model(SANDBOX_ALIAS, 'Sandbox', 'sandbox', SANDBOX_ALIAS),
  contextTokens: 32_768,
  price: { prompt: 0, completion: 0 },
};

function model(
  alias: string,
  label: string,
  provider: CatalogueModel['provider'],
  upstreamId: string,
): CatalogueModel {
  return { alias, label, provider, upstreamId, contextTokens: null, price: null };
}
