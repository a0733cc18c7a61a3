import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/trpc/root.ts';
import { backoff } from './backoff.ts';
import { pageHeaders } from './page-user.ts';

type Inputs = Flat<inferRouterInputs<AppRouter>>;
type Outputs = Flat<inferRouterOutputs<AppRouter>>;
/** With the procedures that are a level deeper beside the others. */
type Flat<All extends { persona: { memories: unknown } }> = Omit<All, 'persona'> & {
  persona: Omit<All['persona'], 'memories'> & Deeper<All['persona']['memories']>;
};
type Deeper<Verbs> = { [V in keyof Verbs as `memories.${V & string}`]: Verbs[V] };
type Noun =
  | 'account'
  | 'conversation'
  | 'copy'
  | 'credit'
  | 'file'
  | 'generation'
  | 'persona'
  | 'project'
  | 'prompt'
  | 'talk'
  | 'turn';

/** A procedure's address on the wire: `conversation.list`. */
type Path = { [N in Noun]: `${N}.${keyof Outputs[N] & string}` }[Noun];
/** What a procedure answers, as it arrives: `Answer<'generation.one'>`. Times are text. */
export type Answer<P extends Path> = Part<Outputs, P>;
type Part<All, P> = P extends `${infer N}.${infer V}`
  ? N extends keyof All
    ? V extends keyof All[N]
      ? All[N][V]
      : never
    : never
  : never;

export const ADDRESS = '/api/trpc';

/**
 * Asks the UIs' own door. The pages speak its protocol themselves, since that takes one page of code where the
 * usual client takes as much of the first load as a conversation does. Throws what `refusalOf` reads.
 */
export async function query<P extends Path>(path: P, input: Part<Inputs, P>): Promise<Part<Outputs, P>> {
  const question = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answerOf(() => fetch(`${ADDRESS}/${path}${question}`, { headers: pageHeaders() }));
}

/** Browsers carry at most 64 KiB for a page that is gone; a UTF-16 unit is at most three bytes of it. */
const CARRIED_ON = 20_000;

/** Like `query`, for what changes something: it arrives even when the page is left right after. */
export async function mutate<P extends Path>(path: P, input: Part<Inputs, P>): Promise<Part<Outputs, P>> {
  const body = JSON.stringify(input);
  const headers = { 'content-type': 'application/json', ...pageHeaders() };
  const keepalive = body.length < CARRIED_ON;
  return answerOf(() => fetch(`${ADDRESS}/${path}`, { method: 'POST', headers, body, keepalive }));
}

/** Why a call failed, in words for the person who waits. `status` is `null` when no answer came. */
export type Refusal = { message: string; status: number | null; retryAfterSeconds: number | null };

class CallError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** A request too many, which nobody has looked at, is sent again if it may be within so many seconds; this often. */
const SHORT_WAIT_SECONDS = 2;
const ATTEMPTS = 3;

/** Reads what the door answers to `send`, which is called again where it was called too soon. */
export async function answerOf<Data>(send: () => Promise<Response>): Promise<Data> {
  for (let attempt = 1; ; attempt++) {
    const body: unknown = await send()
      .then((answered) => answered.json())
      .catch(() => null);
    const result = at(body, 'result');
    // The procedure's output: page and server are built from the same router, and the server checks what it sends.
    if (result !== undefined) return at(result, 'data') as Data;
    const refusal = refusalIn(at(body, 'error'));
    const wait = refusal.status === 429 ? refusal.retryAfterSeconds : null;
    if (wait === null || wait > SHORT_WAIT_SECONDS || attempt === ATTEMPTS) throw new CallError(refusal);
    await new Promise((resolve) => setTimeout(resolve, wait * 1000 + backoff(1) / 2));
  }
}

function refusalIn(error: unknown): Refusal {
  const data = at(error, 'data');
  const message = at(error, 'message');
  const status = numberOf(at(data, 'httpStatus'));
  if (status !== null && typeof message === 'string')
    return { message, status, retryAfterSeconds: numberOf(at(data, 'retryAfterSeconds')) };
  return { message: 'The server could not be reached.', status: null, retryAfterSeconds: null };
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof CallError) return error.refusal;
  const message = error instanceof Error ? error.message : 'Something went wrong.';
  return { message, status: null, retryAfterSeconds: null };
}

/** Leaves for the sign-in page when a call was refused because nobody is signed in any more. */
export function leaveIfSignedOut({ status }: Refusal): void {
  if (status === 401) {
    const { pathname, search } = window.location;
    window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(pathname + search)}`);
  }
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
