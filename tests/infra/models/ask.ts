import { loadConfig } from '#server/kernel/config.ts';
import { type DomainError, isDomainError } from '#server/kernel/errors.ts';
import type { ModelEvent, ModelRequest } from '#server/kernel/model.ts';
import { createTextModels, type TextModelOptions } from '#server/infra/models/text-models.ts';
import type { Protocol } from '#tests/simulators/providers/index.ts';

export const KEYS = { openai: 'sk-openai-1', compatible: 'sk-compatible-1', gemini: 'gemini-1' };

/** Text models whose three providers are at these addresses, with a key each. */
export function modelsAt(baseUrls: Readonly<Record<Protocol, string>>, options?: TextModelOptions) {
  const config = loadConfig({
    OPENAI_API_KEY: KEYS.openai,
    OPENAI_BASE_URL: baseUrls.openai,
    COMPATIBLE_API_KEY: KEYS.compatible,
    COMPATIBLE_BASE_URL: baseUrls.compatible,
    GEMINI_API_KEY: KEYS.gemini,
    GEMINI_BASE_URL: baseUrls.gemini,
  });
  return createTextModels(config, options);
}

/** A request to `model-1` of the provider, saying hello. */
export function requestTo(provider: Protocol | 'sandbox', fields: Partial<ModelRequest> = {}): ModelRequest {
  return {
    route: { provider, upstreamId: 'model-1' },
    messages: [{ role: 'user', content: 'Hello' }],
    pace: 'fast',
    signal: new AbortController().signal,
    ...fields,
  };
}

export type Heard = { events: ModelEvent[]; text: string; error: DomainError | undefined };

/** Reads to the end, whichever it is. An error that is no DomainError is thrown on. */
export async function hear(
  stream: AsyncIterable<ModelEvent>,
  onEvent: (event: ModelEvent) => void = () => undefined,
): Promise<Heard> {
  const events: ModelEvent[] = [];
  let error: DomainError | undefined;
  try {
    for await (const event of stream) {
      events.push(event);
      onEvent(event);
    }
  } catch (thrown) {
    if (!isDomainError(thrown)) throw thrown;
    error = thrown;
  }
  const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
  return { events, text, error };
}

/** Time in which every wait is over at once; it remembers how long each was to be, in milliseconds. */
export function instantTiming() {
  const waits: number[] = [];
  let now = 0;
  return {
    waits,
    now: () => now,
    async sleep(milliseconds: number, signal: AbortSignal) {
      signal.throwIfAborted();
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}
