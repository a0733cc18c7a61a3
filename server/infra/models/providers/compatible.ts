import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { noKey } from '../provider-error.ts';
import type { ProviderFactory } from './provider.ts';

/** Any server that speaks Chat Completions (Ollama, vLLM, …); its key is optional. */
export const compatible: ProviderFactory = (config, fetch) => {
  const { apiKey, baseUrl } = config.compatible;
  if (baseUrl === undefined) throw noKey('compatible');
  const key = apiKey === undefined ? {} : { apiKey };
  return createOpenAICompatible({ name: 'compatible', baseURL: baseUrl, includeUsage: true, fetch, ...key });
};
