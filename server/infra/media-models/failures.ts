import { MediaFailure } from '#server/kernel/media.ts';

/** The few facts of a failed request that decide what becomes of it. */
export type RequestFacts = {
  /** The HTTP status; undefined where no answer began. */
  status: number | undefined;
  /** Node's or undici's code of a failed connection. */
  code: string | undefined;
  retryAfterSeconds: number | undefined;
};

/** Our own code for a request that never left: connecting failed, or the caller gave up before. */
export const NOT_SENT = 'NOT_SENT';

/** Failures of a connection before a byte of the request was sent. */
const NOTHING_SENT = new Set([
  NOT_SENT,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const ACCOUNT_REFUSED =
  "The provider refused this server's account: the administrator must look at its key and its credit.";

/** What a failed billable request means: whether it was certainly not accepted, refused for good, or nobody knows. */
export function submitFailure({ status, code, retryAfterSeconds }: RequestFacts): MediaFailure {
  if (status === undefined && code !== undefined && NOTHING_SENT.has(code)) {
    return new MediaFailure('provider_failed', 'The provider cannot be reached.', {
      outcome: 'not-accepted',
    });
  }
  if (status === 429) {
    return new MediaFailure('provider_busy', 'The provider is busy.', {
      outcome: 'not-accepted',
      retryAfterSeconds,
    });
  }
  if (status === 401 || status === 402 || status === 403) {
    return new MediaFailure('provider_account', ACCOUNT_REFUSED, { outcome: 'rejected' });
  }
  // 2xx: the answer was there but could not be understood.
  if (status === undefined || status < 400 || status === 408 || status >= 500) return submissionUnknown();
  return new MediaFailure('provider_rejected', 'The provider refused the request.', { outcome: 'rejected' });
}

export function submissionUnknown(cause?: unknown): MediaFailure {
  return new MediaFailure(
    'submission_unknown',
    "The provider's answer was lost: it may have done the work. It is not asked again by itself.",
    { outcome: 'unknown', cause },
  );
}

export function contentRefused(): MediaFailure {
  return new MediaFailure('content_refused', "The provider's content filter refused this.", {
    outcome: 'rejected',
  });
}

/** A look at a job or a result that did not work out this time; it is tried again, also after a refused key. */
export function passing({ status, retryAfterSeconds }: RequestFacts): MediaFailure {
  if (status === 401 || status === 402 || status === 403) {
    return new MediaFailure('provider_account', ACCOUNT_REFUSED, { outcome: 'unknown' });
  }
  const code = status === 429 ? 'provider_busy' : 'provider_failed';
  return new MediaFailure(code, 'The provider cannot be reached at present.', {
    outcome: 'unknown',
    retryAfterSeconds,
  });
}
