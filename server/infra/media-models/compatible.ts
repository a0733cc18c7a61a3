import type { Config } from '#server/kernel/config.ts';
import type { MediaAdapter } from './adapter.ts';
import { callOnce } from './call-once.ts';
import { madeOfBytes } from './made.ts';
import { mendWav } from './speech/mend-wav.ts';
import { notConfigured, notMadeHere } from './not-made-here.ts';
import { compatibleVoice } from './speech/voices.ts';

/**
 * Speech by any server that has OpenAI's `/audio/speech`; its key is optional. Speed is passed on; emotion and pitch it
 * does not know.
 */
export function createCompatible(config: Config, fetch: typeof globalThis.fetch): MediaAdapter {
  return {
    async submit(order, { signal }) {
      const { apiKey, baseUrl } = config.compatible;
      if (baseUrl === undefined) throw notConfigured('compatible');
      if (order.kind !== 'voice') throw notMadeHere('compatible', order.kind);
      const audio = await callOnce(fetch, signal, async (call) => {
        // The compatible package has no speech, and the main entry of this one builds a provider on import.
        const { OpenAISpeechModel } = await import('@ai-sdk/openai/internal');
        const model = new OpenAISpeechModel(order.route.upstreamId, {
          provider: 'compatible.speech',
          url: ({ path }) => `${baseUrl}${path}`,
          headers: apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` },
          fetch: call.fetch,
        });
        const answer = await model.doGenerate({
          text: order.text,
          voice: compatibleVoice(order.voice),
          outputFormat: 'wav',
          speed: order.speed,
          abortSignal: call.signal,
        });
        return answer.audio;
      });
      const bytes = typeof audio === 'string' ? Buffer.from(audio, 'base64') : audio;
      mendWav(bytes);
      return madeOfBytes(bytes);
    },
  };
}
