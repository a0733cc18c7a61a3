import { isDomainError, DomainError } from '#server/kernel/errors.ts';

const MB = 1024 * 1024;

export function notPublic(): DomainError {
  return refuse(
    'not-public',
    'The link is not opened: it must be a public https address without a user name.',
  );
}

export function noAnswerBehind(status: number): DomainError {
  return refuse('nothing-there', `The link leads nowhere: its server answers ${status}.`);
}

export function tooManyRedirects(): DomainError {
  return refuse('too-many-redirects', 'The link is not opened: it redirects too often.');
}

export function packed(): DomainError {
  return refuse('packed', 'The link is not opened: its server sends packed bytes that nobody asked for.');
}

export function tooLarge(limit: number): DomainError {
  const most = `${Math.round(limit / MB)} MB`;
  return refuse('too-large', `What the link leads to is larger than ${most}.`, { limit });
}

export function brokenOff(): DomainError {
  return new DomainError('upstream_failed', 'What the link leads to broke off. Try again.');
}

export function busyServer(status: number): DomainError {
  return new DomainError('upstream_failed', `The server that the link names answers ${status} at present.`);
}

const TIMEOUTS = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'];

/** What keeps a connection from being made, or ends it. The library's own words stay inside. */
export function connectionFailure(error: unknown): DomainError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (isDomainError(cause)) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND') return refuse('unknown-host', 'The link names a server that nobody knows.');
  if (TIMEOUTS.includes(code)) return tooSlow();
  return new DomainError('upstream_failed', 'The server that the link names cannot be reached at present.', {
    cause: error,
  });
}

export function tooSlow(): DomainError {
  return new DomainError('timed_out', 'The server that the link names takes too long.');
}

function refuse(reason: string, message: string, more: Readonly<Record<string, unknown>> = {}): DomainError {
  return new DomainError('invalid_input', message, { details: { reason, ...more } });
}
