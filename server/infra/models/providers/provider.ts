import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Config } from '#server/kernel/config.ts';

/** One provider's models at the SDK's provider level, by the provider's own id. */
export type Provider = (upstreamId: string) => LanguageModelV4;

/** Makes a provider from configuration, or throws DomainError `unavailable` where it lacks a key or address. */
export type ProviderFactory = (config: Config, fetch: typeof globalThis.fetch) => Provider;
