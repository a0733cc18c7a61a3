import { createGoogle } from '@ai-sdk/google';
import { noKey } from '../provider-error.ts';
import type { ProviderFactory } from './provider.ts';

/** Google's Gemini API. */
export const gemini: ProviderFactory = (config, fetch) => {
  const { apiKey, baseUrl } = config.gemini;
  if (apiKey === undefined) throw noKey('gemini');
  return createGoogle({ apiKey, baseURL: baseUrl, fetch });
};
