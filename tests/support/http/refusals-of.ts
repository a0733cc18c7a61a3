import { refuse } from '#server/http/answer.ts';
import type { Dialect } from '#server/http/dialect.ts';
import { DomainError, ERROR_CODES } from '#server/kernel/errors.ts';

/** A line for each refusal that there is: its code, and the status, body and special headers a family gives it. */
export function refusalsOf(dialect: Dialect): string {
  return ERROR_CODES.map((code) => {
    const error = new DomainError(code, 'Said.', {
      details: { field: 'f' },
      retryAfterSeconds: code === 'rate_limited' ? 7 : undefined,
    });
    const { status, body, headers } = refuse(dialect, error, '/asked');
    const { 'content-type': _, ...more } = headers;
    return `${code}: ${status} ${typeof body === 'string' ? body : ''}${Object.keys(more).length === 0 ? '' : ` ${JSON.stringify(more)}`}`;
  }).join('\n');
}
