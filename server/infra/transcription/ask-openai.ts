import { buffer } from 'node:stream/consumers';
import type { Config } from '#server/kernel/config.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import type { Recording } from '#server/kernel/transcription.ts';
import { cancelled, fellSilent, noKey, toProviderError } from '../models/provider-error.ts';
import { Watch } from '../models/watch.ts';

export type OpenAiRoute = { provider: 'openai' | 'compatible'; upstreamId: string };

/** What is said in a recording, by OpenAI or any server that has its `/audio/transcriptions`. One request, never repeated. */
export async function askOpenAi(
  { config, fetch, limitMs }: { config: Config; fetch: typeof globalThis.fetch; limitMs: number },
  { provider, upstreamId }: OpenAiRoute,
  { mediaType, source }: Recording,
  signal: AbortSignal,
): Promise<string> {
  const { apiKey, baseUrl } = config[provider];
  if (baseUrl === undefined) throw noKey(provider);
  const audio = await buffer(await source.read());
  const watch = new Watch(signal, { firstPart: limitMs, nextPart: limitMs });
  try {
    // The main entry builds a provider on import.
    const { OpenAITranscriptionModel } = await import('@ai-sdk/openai/internal');
    const model = new OpenAITranscriptionModel(upstreamId, {
      provider: `${provider}.transcription`,
      url: ({ path }) => `${baseUrl}${path}`,
      headers: apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` },
      fetch,
    });
    // Servers of the kind leave out much of what the wordier formats promise.
    const providerOptions = { openai: { responseFormat: 'json' as const } };
    const options = { audio, mediaType, providerOptions, abortSignal: watch.signal };
    const { text } = await model.doGenerate(options);
    return text.trim();
  } catch (error) {
    if (signal.aborted) throw cancelled();
    if (watch.silentFor !== undefined) throw fellSilent(provider, watch.silentFor);
    throw isDomainError(error) ? error : toProviderError(provider, error);
  } finally {
    watch.end();
  }
}
