import type { Config } from '#server/kernel/config.ts';
import { MediaFailure, type MediaModels, type MediaProvider } from '#server/kernel/media.ts';
import type { MediaAdapter, RemoteJobs } from './adapter.ts';
import { keyGone, noKey } from './no-key.ts';
import type { Fetch } from './single-shot.ts';
import { unsupportedVoiceSettings } from './unsupported-voice-settings.ts';

export type RemoteProvider = Exclude<MediaProvider, 'sandbox'>;

/** Makes a provider's adapter; it may throw MediaFailure `unavailable` where there is no key. */
export type AdapterFactory = (config: Config, fetch: Fetch, options: { now(): Date }) => MediaAdapter;

export type MediaModelsOptions = {
  /** What stands in on this machine; asked only where the configuration has it on. */
  sandbox: MediaAdapter;
  /** The providers beside fal and Runway, each imported on first use. */
  adapters: Readonly<Partial<Record<RemoteProvider, () => Promise<AdapterFactory>>>>;
  now?: () => Date;
};

/** Imported on first use: an installation without keys never pays for an SDK. */
const VIDEO_ADAPTERS = {
  fal: async () => (await import('./fal/fal.ts')).createFal,
  runway: async () => (await import('./runway/runway.ts')).createRunway,
};

/**
 * Whatever makes media, by `route.provider`. A provider without a key here is MediaFailure `unavailable`: `rejected` for
 * an order, `unknown` for a job that is under way, so that it is looked at again when the key is back.
 */
export function createMediaModels(config: Config, options: MediaModelsOptions): MediaModels {
  const loaders = { ...VIDEO_ADAPTERS, ...options.adapters };
  const loaded = new Map<RemoteProvider, Promise<MediaAdapter>>();
  const now = options.now ?? (() => new Date());

  async function load(provider: RemoteProvider): Promise<MediaAdapter> {
    const factory = await loaders[provider]?.();
    if (factory === undefined) throw noKey();
    return factory(config, providerFetch, { now });
  }

  async function adapterOf(provider: MediaProvider): Promise<MediaAdapter> {
    if (!isConfigured(config, provider)) throw noKey();
    if (provider === 'sandbox') return options.sandbox;
    const adapter = loaded.get(provider) ?? load(provider);
    loaded.set(provider, adapter);
    return adapter;
  }

  async function jobsOf(provider: MediaProvider): Promise<RemoteJobs> {
    if (!isConfigured(config, provider)) throw keyGone();
    return (await adapterOf(provider)).jobs ?? NO_JOBS;
  }

  return {
    isConfigured: (provider) => isConfigured(config, provider),
    submit: async (order, submitOptions) =>
      (await adapterOf(order.route.provider)).submit(order, submitOptions),
    poll: async (route, remote, signal) => (await jobsOf(route.provider)).poll(route, remote, signal),
    open: async (route, output, signal) => (await jobsOf(route.provider)).open(route, output, signal),
    cancel: async (route, remote, signal) => (await jobsOf(route.provider)).cancel(route, remote, signal),
    unsupported(order) {
      if (order.kind !== 'voice') return [];
      const { provider } = order.route;
      return provider === 'sandbox'
        ? (options.sandbox.unsupported?.(order) ?? [])
        : unsupportedVoiceSettings(provider, order);
    },
    find: async (order, since, signal) => (await jobsOf(order.route.provider)).find(order, since, signal),
  };
}

function isConfigured(config: Config, provider: MediaProvider): boolean {
  if (provider === 'sandbox') return config.sandbox;
  if (provider === 'compatible') return config.compatible.baseUrl !== undefined;
  return config[provider].apiKey !== undefined;
}

/** Of a provider that answers with the result itself: there is no job to know of. */
const NO_JOBS: RemoteJobs = {
  poll: () => Promise.resolve({ type: 'lost' }),
  open: () => Promise.reject(noResult()),
  cancel: () => Promise.resolve('too-late'),
  find: () => Promise.resolve('unknowable'),
};

function noResult(): MediaFailure {
  return new MediaFailure('provider_lost', 'The provider keeps no result.', { outcome: 'unknown' });
}

let loadedFetch: Promise<Fetch> | undefined;

/** One for all providers, imported on first use. */
const providerFetch: Fetch = async (...request) => {
  loadedFetch ??= import('./provider-fetch.ts').then(({ createProviderFetch }) => createProviderFetch());
  return (await loadedFetch)(...request);
};
