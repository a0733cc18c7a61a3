import { Agent, fetch } from 'undici';
import type { Fetch } from './single-shot.ts';

/**
 * A fetch whose every request has a connection of its own: one that the other side is about to close would leave a
 * paid request's fate unknown. It gives up connecting after ten seconds; how long an answer may take is the caller's.
 */
export function createProviderFetch(): Fetch {
  const dispatcher = new Agent({
    connect: { timeout: 10_000 },
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const ours = asNative((input, init) => fetch(input, { ...init, dispatcher }));
  return async (input, init) => ours(input, await withoutForm(init));
}

/** The package knows no form but its own, and would send the words `[object FormData]`. */
async function withoutForm(init: RequestInit | undefined): Promise<RequestInit> {
  if (!(init?.body instanceof FormData)) return init ?? {};
  const form = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', form.headers.get('content-type') ?? '');
  return { ...init, headers, body: await form.arrayBuffer() };
}

/** The package's fetch is the one that Node has built in, a version later: what goes in and comes out is the same. */
function asNative(ours: typeof fetch): Fetch {
  return ours as unknown as Fetch;
}
