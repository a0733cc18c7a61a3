// The package's main entry builds a default provider on import and throws where OPENAI_BASE_URL is set but empty.
import { OpenAIResponsesLanguageModel } from '@ai-sdk/openai/internal';
import { noKey } from '../provider-error.ts';
import type { ProviderFactory } from './provider.ts';

/** OpenAI's Responses API. */
export const openai: ProviderFactory = (config, fetch) => {
  const { apiKey, baseUrl } = config.openai;
  if (apiKey === undefined) throw noKey('openai');
  return (upstreamId) =>
    new OpenAIResponsesLanguageModel(upstreamId, {
      provider: 'openai.responses',
      url: ({ path }) => `${baseUrl}${path}`,
      headers: { Authorization: `Bearer ${apiKey}` },
      fetch,
    });
};
