import { APICallError } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import { callFailure } from '#server/infra/media-models/call-failure.ts';
import type { OnePost } from '#server/infra/media-models/one-post.ts';

const SENT: OnePost = {
  fetch,
  sent: () => true,
  accepted: () => false,
  connectionCode: () => undefined,
};

function failureOfAnswer(statusCode: number, body: unknown, post = SENT) {
  const responseBody = typeof body === 'string' ? body : JSON.stringify(body);
  const fields = { message: 'no', url: '/', requestBodyValues: {}, statusCode, responseBody };
  return callFailure(new APICallError(fields), post);
}

const google = (details: object[], status = 'INVALID_ARGUMENT') => ({
  error: { code: 400, message: 'no', status, details },
});

describe('the codes in an error', () => {
  it.each([
    ["OpenAI's filter", 400, { error: { code: 'content_policy_violation' } }, 'content_refused'],
    ["OpenAI's moderation", 400, { error: { code: null, type: 'moderation_blocked' } }, 'content_refused'],
    ["Google's filter", 400, google([{ reason: 'PUBLIC_ERROR_UNSAFE_GENERATION' }]), 'content_refused'],
    ["Recraft's filter", 403, { code: 'nsfw_prompt', message: 'no' }, 'content_refused'],
    ['a refused Google key', 400, google([{}, { reason: 'API_KEY_INVALID' }]), 'provider_account'],
    ['a Google account without billing', 400, google([], 'FAILED_PRECONDITION'), 'provider_account'],
    ['an empty Recraft account', 400, { code: 'not_enough_credits', message: 'no' }, 'provider_account'],
    ['an empty OpenAI account', 429, { error: { code: 'insufficient_quota' } }, 'provider_account'],
    ['a busy provider that mentions safety', 429, { error: { code: 'safety_queue_full' } }, 'provider_busy'],
    ['a provider that fails in its filter', 500, { code: 'moderation_failed' }, 'submission_unknown'],
    ['a wrong content type', 400, { code: 'invalid_content_type' }, 'provider_rejected'],
    ['a page of HTML', 400, '<html>content_policy</html>', 'provider_rejected'],
    ['a word of JSON', 400, '"content_policy"', 'provider_rejected'],
    ['a list', 422, [{ code: 'content_policy' }], 'provider_rejected'],
  ])('of %s with %i tell it from others', (_, status, body, code) => {
    expect(failureOfAnswer(status, body).code).toBe(code);
  });
});

describe('a failure', () => {
  it('after the provider began to answer is unknown, whatever failed later', () => {
    const post = { ...SENT, accepted: () => true };
    const codes = [400, 404, 429].map((status) => failureOfAnswer(status, {}, post).code);
    expect(codes).toEqual(['submission_unknown', 'submission_unknown', 'submission_unknown']);
  });

  it.each([
    ['30s', 30],
    ['0.2s', 1],
    ['soon', undefined],
  ])('of a busy Google says in its body to come back after %s', (retryDelay, seconds) => {
    expect(failureOfAnswer(429, google([{ retryDelay }], 'RESOURCE_EXHAUSTED')).retryAfterSeconds).toBe(
      seconds,
    );
  });

  it('without an answer is judged by the connection', () => {
    const outcomes = ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'UND_ERR_HEADERS_TIMEOUT'].map((code) => {
      const failure = callFailure(new TypeError('fetch failed'), { ...SENT, connectionCode: () => code });
      return failure.outcome;
    });
    expect(outcomes).toEqual(['not-accepted', 'not-accepted', 'unknown', 'unknown']);
  });

  it('of an abort, whose error has a number for a code, is unknown', () => {
    expect(callFailure(new DOMException('no', 'AbortError'), SENT).code).toBe('submission_unknown');
  });
});
