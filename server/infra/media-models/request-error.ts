import type { RequestFacts } from './failures.ts';

/** A request to a provider that failed, with the facts that decide what becomes of it. */
export class RequestError extends Error {
  readonly facts: RequestFacts;
  // Private, so that no log prints it: it may quote the prompt.
  readonly #body: unknown;

  constructor(facts: RequestFacts, body?: unknown) {
    // An SDK that finds certain words or codes in an error would send the request again.
    super('The request to the provider failed.');
    this.name = 'RequestError';
    this.facts = facts;
    this.#body = body;
  }

  /** The provider's answer as parsed JSON, to read its codes from; `undefined` where there was none. */
  get body(): unknown {
    return this.#body;
  }
}

/** The RequestError that an SDK threw or wrapped; `undefined` for what went wrong without a failed request. */
export function findRequestError(error: unknown): RequestError | undefined {
  for (let found = error; found instanceof Error; found = found.cause) {
    if (found instanceof RequestError) return found;
  }
  return undefined;
}

/** The facts of whatever an SDK threw; all unknown where the answer arrived and could not be understood. */
export function factsOf(error: unknown): RequestFacts {
  return (
    findRequestError(error)?.facts ?? { status: undefined, code: undefined, retryAfterSeconds: undefined }
  );
}
