import type { Config } from '#server/kernel/config.ts';
import type { MediaAdapter } from './adapter.ts';
import { callOnce } from './call-once.ts';
import type { GeminiAccess } from './gemini/access.ts';
import { paintWithGemini } from './gemini/image.ts';
import { paintWithImagen } from './gemini/imagen.ts';
import { speakWithGemini } from './gemini/speech.ts';
import { madeOfBase64, madeOfBytes } from './made.ts';
import { notConfigured, notMadeHere } from './not-made-here.ts';

/**
 * Images and speech by Google's Gemini API, which answers with the result itself. Ids that begin `imagen-` speak the
 * older `:predict`.
 */
export function createGemini(config: Config, fetch: typeof globalThis.fetch): MediaAdapter {
  return {
    async submit(order, { signal }) {
      const { apiKey, baseUrl } = config.gemini;
      if (apiKey === undefined) throw notConfigured('gemini');
      if (order.kind === 'video') throw notMadeHere('gemini', order.kind);
      const { upstreamId } = order.route;
      const call = <Answer>(work: (access: GeminiAccess) => Promise<Answer>) =>
        callOnce(fetch, signal, (once) => work({ ...once, apiKey, baseUrl }));
      if (order.kind === 'voice') {
        return madeOfBytes(await call((access) => speakWithGemini(access, upstreamId, order)));
      }
      const paint = upstreamId.startsWith('imagen-') ? paintWithImagen : paintWithGemini;
      return madeOfBase64(await call((access) => paint(access, upstreamId, order)));
    },
  };
}
