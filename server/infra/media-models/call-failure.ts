import { readProviderError } from '#server/infra/models/read-provider-error.ts';
import { isMediaFailure, MediaFailure } from '#server/kernel/media.ts';
import { readErrorBody } from './error-body.ts';
import { contentRefused, submissionUnknown, submitFailure } from './failures.ts';
import type { OnePost } from './one-post.ts';

const CONTENT = /content_?(policy|filter)|moderation|nsfw|safety|unsafe|prohibited|prompt_?blocked/;
const ACCOUNT = /api_?key|credit|billing|insufficient_quota|failed_precondition/;
const PAYMENT_REQUIRED = 402;

/**
 * What a failed call of an AI SDK means for the submission. Where the provider had begun to answer with success,
 * nothing that goes wrong later makes it safe to ask again. No cause travels along: an SDK's error holds the prompt.
 */
export function callFailure(error: unknown, post: OnePost): MediaFailure {
  if (isMediaFailure(error)) return error;
  if (!post.sent()) return nothingSent();
  if (post.accepted()) return submissionUnknown();
  const { status, retryAfterSeconds } = readProviderError(error);
  const body = readErrorBody(error);
  const facts = {
    status,
    code: post.connectionCode(),
    retryAfterSeconds: retryAfterSeconds ?? body.retryAfterSeconds,
  };
  if (status === undefined || status < 400 || status >= 500) return submitFailure(facts);
  if (status !== 429 && body.codes.some((code) => CONTENT.test(code))) return contentRefused();
  const account = body.codes.some((code) => ACCOUNT.test(code));
  return submitFailure(account ? { ...facts, status: PAYMENT_REQUIRED } : facts);
}

function nothingSent(): MediaFailure {
  return new MediaFailure('provider_failed', 'Nothing was sent to the provider.', {
    outcome: 'not-accepted',
  });
}
