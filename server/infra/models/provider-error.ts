import type { ModelRoute } from '#server/kernel/model.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { readProviderError } from './read-provider-error.ts';

type ProviderName = ModelRoute['provider'];

const NO_CREDIT = new Set(['insufficient_quota', 'billing_hard_limit_reached']);
const CONTENT = new Set(['content_filter', 'content_policy_violation', 'moderation_blocked']);
const TOO_LONG = new Set(['context_length_exceeded']);

/**
 * A provider's failure in our words. Neither the message nor a cause carries the provider's own text: it
 * may quote the prompt or the key. `answering`: it came inside an answer that had begun.
 */
export function toProviderError(provider: ProviderName, error: unknown, answering = false): DomainError {
  const { status, code, retryAfterSeconds, connected } = readProviderError(error);
  const details = { provider, ...(status === undefined ? {} : { status }) };
  if (status === 401 || status === 403 || code === 'api_key_invalid') {
    return new DomainError('unavailable', 'The provider refused the configured key.', { details });
  }
  if (status === 402 || NO_CREDIT.has(code)) {
    return new DomainError('unavailable', "The provider's account has no credit left.", { details });
  }
  if (CONTENT.has(code)) return contentRefused(provider);
  if (status === 429) {
    return new DomainError('rate_limited', 'The provider is busy. Try again in a moment.', {
      details,
      retryAfterSeconds,
    });
  }
  return new DomainError('upstream_failed', failureMessage(status, code, answering || connected), {
    details,
  });
}

function failureMessage(status: number | undefined, code: string, connected: boolean): string {
  if (TOO_LONG.has(code)) return 'The conversation is longer than this model accepts.';
  if (status === 404) return 'The provider does not know this model.';
  if (status !== undefined && status >= 500) return 'The provider failed. Try again in a moment.';
  if (status !== undefined && status >= 400) return 'The provider refused the request.';
  return connected ? "The provider's answer broke off." : 'The provider cannot be reached.';
}

export function contentRefused(provider: ProviderName): DomainError {
  return new DomainError('content_refused', "The provider's content filter refused this request.", {
    details: { provider },
  });
}

export function brokeOff(provider: ProviderName): DomainError {
  return new DomainError('upstream_failed', "The provider's answer broke off.", { details: { provider } });
}

export function fellSilent(provider: ProviderName, limitMs: number): DomainError {
  const message = `The provider said nothing for ${limitMs / 1000} seconds.`;
  return new DomainError('timed_out', message, { details: { provider } });
}

export function cancelled(): DomainError {
  return new DomainError('cancelled', 'The request was cancelled.');
}

export function noKey(provider: ProviderName): DomainError {
  return new DomainError('unavailable', 'This model is not available: its provider is not configured here.', {
    details: { provider },
  });
}
