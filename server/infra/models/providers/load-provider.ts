import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Config } from '#server/kernel/config.ts';
import type { ModelRoute } from '#server/kernel/model.ts';
import type { Provider } from './provider.ts';

export type RemoteProvider = Exclude<ModelRoute['provider'], 'sandbox'>;

/** Imported on first use: each SDK costs about 25 MB and 50 ms that a sandbox-only installation never needs. */
const factories = {
  openai: async () => (await import('./openai.ts')).openai,
  gemini: async () => (await import('./gemini.ts')).gemini,
  compatible: async () => (await import('./compatible.ts')).compatible,
};

/**
 * A loader of language models. It makes each provider and each model once, because an SDK builds and compiles its
 * schemas anew with every model. It throws DomainError `unavailable` where a provider is not configured.
 */
export function createModelLoader(config: Config, fetch: typeof globalThis.fetch) {
  const providers = new Map<RemoteProvider, Provider>();
  const models = new Map<string, LanguageModelV4>();
  return async (name: RemoteProvider, upstreamId: string): Promise<LanguageModelV4> => {
    const key = `${name} ${upstreamId}`;
    const known = models.get(key);
    if (known !== undefined) return known;
    const factory = await factories[name]();
    const provider = providers.get(name) ?? factory(config, fetch);
    providers.set(name, provider);
    const model = provider(upstreamId);
    models.set(key, model);
    return model;
  };
}
