import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { type DomainError, isDomainError } from '#server/kernel/errors.ts';
import type { EndReason, ModelEvent, ModelRequest } from '#server/kernel/model.ts';
import { openStream } from './open-stream.ts';
import { brokeOff, cancelled, contentRefused, fellSilent, toProviderError } from './provider-error.ts';
import type { Timing } from './timing.ts';
import { toCallOptions } from './to-call-options.ts';
import { type IdleLimits, Watch } from './watch.ts';

type FinishPart = Extract<LanguageModelV4StreamPart, { type: 'finish' }>;

/** A provider's answer as our events. Whatever ends it, the connection to the provider ends with it. */
export async function* streamProvider(
  loadModel: () => Promise<LanguageModelV4>,
  request: ModelRequest,
  limits: IdleLimits,
  timing: Timing,
): AsyncGenerator<ModelEvent, void, undefined> {
  const { provider } = request.route;
  if (request.signal.aborted) throw cancelled();
  const watch = new Watch(request.signal, limits);
  try {
    const model = await loadModel();
    const callOptions = { ...toCallOptions(request, watch.signal), abortSignal: watch.signal };
    const reader = (await openStream(model, callOptions, timing)).getReader();
    let said = false;
    for (;;) {
      watch.listen();
      const { done, value: part } = await reader.read();
      if (done) throw brokeOff(provider);
      // The SDK makes this part itself, before the provider has said anything.
      if (part.type === 'stream-start') continue;
      watch.heard();
      if (part.type === 'text-delta') {
        if (part.delta === '') continue;
        said = true;
        yield { type: 'text-delta', text: part.delta };
      } else if (part.type === 'reasoning-delta') {
        if (part.delta !== '') yield { type: 'reasoning-delta', text: part.delta };
      } else if (part.type === 'error') {
        throw toProviderError(provider, part.error, true);
      } else if (part.type === 'finish') {
        yield* finish(request, part, said);
        return;
      }
    }
  } catch (error) {
    throw toStreamError(error, request, watch);
  } finally {
    watch.end();
  }
}

function* finish(request: ModelRequest, part: FinishPart, said: boolean): Generator<ModelEvent> {
  const { provider } = request.route;
  const { unified } = part.finishReason;
  if (unified === 'error' || unified === 'interrupted') throw brokeOff(provider);
  if (unified === 'content-filter' && !said) throw contentRefused(provider);
  const { inputTokens, outputTokens } = part.usage;
  yield {
    type: 'usage',
    promptTokens: inputTokens.total ?? null,
    completionTokens: outputTokens.total ?? null,
  };
  yield { type: 'model-end', reason: endReason(unified) };
}

function endReason(unified: FinishPart['finishReason']['unified']): EndReason {
  return unified === 'stop' || unified === 'length' || unified === 'content-filter' ? unified : 'other';
}

function toStreamError(error: unknown, request: ModelRequest, watch: Watch): DomainError {
  const { provider } = request.route;
  if (request.signal.aborted) return cancelled();
  if (watch.silentFor !== undefined) return fellSilent(provider, watch.silentFor);
  return isDomainError(error) ? error : toProviderError(provider, error);
}
