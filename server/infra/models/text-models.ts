import type { Config } from '#server/kernel/config.ts';
import { ownAddress } from '#server/kernel/own-address.ts';
import type { ModelEvent, TextModels } from '#server/kernel/model.ts';
import { noKey } from './provider-error.ts';
import { createModelLoader } from './providers/load-provider.ts';
import { streamSandbox } from './sandbox/stream-sandbox.ts';
import { streamProvider } from './stream-provider.ts';
import { realTiming, type Timing } from './timing.ts';
import type { IdleLimits } from './watch.ts';

export type TextModelOptions = {
  /** How long a provider may be silent before and after its first word; a minute each. */
  idleLimits?: IdleLimits;
  /** Stands in for the clock in tests. */
  timing?: Timing;
};

const USUAL_LIMITS: IdleLimits = { firstPart: 60_000, nextPart: 60_000 };

// Taken before a framework can put its caching fetch in place of Node's.
const nativeFetch = globalThis.fetch;

/** The text models that the configuration opens: three providers and the sandbox, by `route.provider`. */
export function createTextModels(config: Config, options: TextModelOptions = {}): TextModels {
  const { idleLimits = USUAL_LIMITS, timing = realTiming } = options;
  const address = ownAddress(config);
  const loadModel = createModelLoader(config, nativeFetch);
  return {
    stream(request) {
      const { provider, upstreamId } = request.route;
      if (provider === 'sandbox') return config.sandbox ? streamSandbox(request, timing, address) : refuse();
      return streamProvider(() => loadModel(provider, upstreamId), request, idleLimits, timing);
    },
  };
}

// oxlint-disable-next-line require-yield -- a stream that refuses as it is read, like every other
async function* refuse(): AsyncGenerator<ModelEvent, void, undefined> {
  throw noKey('sandbox');
}
