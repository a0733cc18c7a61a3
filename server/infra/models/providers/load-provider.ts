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

/** A loader that makes each provider once. It throws DomainError `unavailable` where one is not configured. */
export function createProviderLoader(config: Config, fetch: typeof globalThis.fetch) {
  const made = new Map<RemoteProvider, Provider>();
  return async (name: RemoteProvider): Promise<Provider> => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const factory = await factories[name]();
    const provider = factory(config, fetch);
    made.set(name, provider);
    return provider;
  };
}
