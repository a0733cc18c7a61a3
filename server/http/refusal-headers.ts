import type { DomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';

type Headers = Readonly<Record<string, string>>;

const besides = new WeakMap<DomainError, Headers>();

/** What was thrown, as a refusal whose answer carries `headers` too. */
export function refusalWith(headers: Headers, error: unknown): DomainError {
  const refusal = toDomainError(error);
  besides.set(refusal, headers);
  return refusal;
}

/** What the answer to this refusal carries besides its usual headers. */
export function headersBeside(refusal: DomainError): Headers {
  return besides.get(refusal) ?? {};
}
