import type { Config } from '#server/kernel/config.ts';
import type { MediaAdapter } from './adapter.ts';
import { callOnce } from './call-once.ts';
import { badResult, madeOfBase64, madeOfBytes } from './made.ts';
import { notConfigured, notMadeHere } from './not-made-here.ts';
import { toRecraftRequest } from './recraft/order.ts';

/** Images by Recraft, which answers with the picture itself. */
export function createRecraft(config: Config, fetch: typeof globalThis.fetch): MediaAdapter {
  return {
    async submit(order, { signal }) {
      const { apiKey, baseUrl } = config.recraft;
      if (apiKey === undefined) throw notConfigured('recraft');
      if (order.kind !== 'image') throw notMadeHere('recraft', order.kind);
      const { upstreamId } = order.route;
      const { prompt, size, style } = toRecraftRequest(upstreamId, order);
      const image = await callOnce(fetch, signal, async (call) => {
        const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
        const provider = createOpenAICompatible({
          name: 'recraft',
          baseURL: baseUrl,
          apiKey,
          fetch: call.fetch,
        });
        const { images } = await provider.imageModel(upstreamId).doGenerate({
          ...NOTHING_ELSE,
          prompt,
          n: 1,
          // The size goes here because the SDK's own option takes no ratio.
          providerOptions: {
            recraft: { size, response_format: 'b64_json', ...(style === undefined ? {} : { style }) },
          },
          abortSignal: call.signal,
        });
        return images[0];
      });
      if (image === undefined) throw badResult();
      return typeof image === 'string' ? madeOfBase64(image) : madeOfBytes(image);
    },
  };
}

const NOTHING_ELSE = {
  size: undefined,
  aspectRatio: undefined,
  seed: undefined,
  files: undefined,
  mask: undefined,
};
