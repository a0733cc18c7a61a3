import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import { readProviderError } from './read-provider-error.ts';
import type { Timing } from './timing.ts';

const LONGEST_WAIT_SECONDS = 5;
const USUAL_WAIT_SECONDS = 0.5;

/**
 * Asks the provider, and once more if it is busy, failed or cannot be reached before it accepted the
 * request. Anything later could be paid for twice. Throws what the SDK throws.
 */
export async function openStream(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions & { abortSignal: AbortSignal },
  timing: Timing,
): Promise<ReadableStream<LanguageModelV4StreamPart>> {
  try {
    return (await model.doStream(options)).stream;
  } catch (error) {
    if (options.abortSignal.aborted) throw error;
    const wait = secondsBeforeRetry(error);
    if (wait === undefined) throw error;
    await timing.sleep(wait * 1000, options.abortSignal);
    return (await model.doStream(options)).stream;
  }
}

/** `undefined` where asking again is useless, might be paid for twice, or would take too long. */
function secondsBeforeRetry(error: unknown): number | undefined {
  const { status, code, retryAfterSeconds, streaming } = readProviderError(error);
  if (streaming || code === 'insufficient_quota') return undefined;
  const temporary = status === undefined ? isConnectionError(error) : status === 429 || status >= 500;
  if (!temporary) return undefined;
  const wait = retryAfterSeconds ?? USUAL_WAIT_SECONDS;
  return wait <= LONGEST_WAIT_SECONDS ? wait : undefined;
}

/** The SDK marks refused and reset connections; a request that it could not even build is not marked. */
function isConnectionError(error: unknown): boolean {
  return error instanceof Error && 'isRetryable' in error && error.isRetryable === true;
}
