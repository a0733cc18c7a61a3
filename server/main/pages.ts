import { headers } from 'next/headers';
import { getDoorstep } from '#server/domain/account/index.ts';
import { requestIdOf } from '#server/http/request-id.ts';
import type { Context } from '#server/kernel/context.ts';
import { createCaller } from '#server/trpc/root.ts';
import { actorOfCookie } from './actor-of-cookie.ts';
import { application } from './application.ts';

/** For server components: who is looking, and the UIs' verbs as that person may use them. */
export async function openPage() {
  // First of all: this is what tells Next's build not to render the page beforehand.
  const given = await headers();
  const ports = await application();
  const actor = await actorOfCookie(ports, given.get('cookie') ?? undefined);
  const ctx: Context = {
    ...ports,
    actor,
    requestId: requestIdOf(given.get('x-request-id') ?? undefined),
    address: '',
    signal: new AbortController().signal,
  };
  const { me } = await getDoorstep(ctx);
  return { me, api: createCaller(ctx) };
}

/** What `get` finds, or `null` where there is none of that name for this person. */
export async function orMissing<View>(get: () => Promise<View>): Promise<View | null> {
  try {
    return await get();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'NOT_FOUND' || code === 'BAD_REQUEST') return null;
    throw error;
  }
}
